import { expect } from 'vitest';
import { steps } from '../problem.ts';
import { forAll, type Law } from './law.ts';

export const monotone: Law = {
  says: 'the objective never falls by more than 1e-10·max(1, |objective|), and rises from a random start',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = await runner.front.fit(steps(instance, runner.engine, 40));
      const { trace } = document;
      expect(trace.length).toBe(41);
      trace.slice(1).forEach((now, i) => {
        expect(now, `step ${i + 1}`).toBeGreaterThanOrEqual((trace[i] as number) - 1e-10 * Math.max(1, Math.abs(now)));
      });
      expect(trace[40] as number).toBeGreaterThan(trace[0] as number);
    }),
};
