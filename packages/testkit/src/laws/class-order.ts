import { expect } from 'vitest';
import { readParameters } from '../oracle/numbers.ts';
import { withoutStart } from '../problem.ts';
import { forAll, type Law } from './law.ts';

export const classOrder: Law = {
  says: 'after random starts classes without names of their own come back largest first',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = await runner.front.fit({
        ...withoutStart(instance, runner.engine),
        starts: 2,
        maxIterations: 30,
      });
      const { sizes } = readParameters(document.model);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    }),
};
