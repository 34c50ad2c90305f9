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
      const { latent, features, fixed = [] } = instance.document;
      const [given, after] = [instance.document, document.model].map(readParameters);
      if (fixed.includes(latent.name)) expectSameBits(after?.sizes ?? [], given?.sizes ?? [], 'class sizes');
      features.forEach(({ name }, j) => {
        const numbers = (of: typeof given) => Object.values(of?.features[j] ?? {}).flat(3) as number[];
        if (fixed.includes(name)) expectSameBits(numbers(after), numbers(given), name);
      });
    }),
};
