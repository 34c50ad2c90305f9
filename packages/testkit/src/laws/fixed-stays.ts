import { readParameters } from '../oracle/numbers.ts';
import { withoutStart } from '../problem.ts';
import { expectSameBits, forAll, type Law } from './law.ts';

export const fixedStays: Law = {
  says: 'fixed parameters come back as they were given, each with its own class, after random starts too',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = await runner.front.fit({
        ...withoutStart(instance, runner.engine),
        starts: 2,
        maxIterations: 30,
      });
      const given = readParameters(instance.document).sizes;
      expectSameBits(readParameters(document.model).sizes, given, 'class sizes');
    }),
};
