import { expect } from 'vitest';
import { steps } from '../../problem.ts';
import { forAll, type NetworkLaw } from './law.ts';

const STEPS = 40;

export const monotone: NetworkLaw = {
  says: 'the objective never falls by more than 1e-10·max(1, |objective|), and rises from a random start',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = await runner.front.fit(steps(instance, runner.engine, STEPS));
      const { trace } = document;
      expect(trace.length).toBe(STEPS + 1);
      trace.slice(1).forEach((now, i) => {
        expect(now, `step ${i + 1}`).toBeGreaterThanOrEqual((trace[i] as number) - 1e-10 * Math.max(1, Math.abs(now)));
      });
      // A random graph may have nothing to learn: all that is seen may be fixed, or certain.
      if (runner.model !== 'any-graph') expect(trace[STEPS] as number).toBeGreaterThan(trace[0] as number);
    }),
};
