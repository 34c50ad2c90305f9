import { expect } from 'vitest';
import { drawFromTruth } from '../../network/build.ts';
import { steps } from '../../problem.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { type NetworkLaw, tablesOf } from './law.ts';

export const squarem: NetworkLaw = {
  says: 'accelerated steps and plain EM end at the same objective (1e-9) where they reach the same optimum; accelerated, it never falls',
  async check({ front, engine, model }) {
    const instance = drawFromTruth(model, 1000, 21);
    const problem = { ...steps(instance, engine, 50_000), tolerance: 1e-13 };
    const { document: plain } = await front.fit(problem);
    const { document: fast } = await front.fit({ ...problem, acceleration: 'squarem' });
    for (const { converged, stopReason } of [plain, fast])
      expect({ converged, stopReason }).toMatchObject({ converged: true });
    const { trace } = fast;
    trace.slice(1).forEach((now, i) => {
      expect(now, `step ${i + 1}`).toBeGreaterThanOrEqual((trace[i] as number) - 1e-10 * Math.max(1, Math.abs(now)));
    });
    // From the truth, with a thousand rows, there is one optimum to reach.
    expectAllClose(tablesOf(fast.model).flat(), tablesOf(plain.model).flat(), 1e-3, 'tables');
    expectClose(fast.objective, plain.objective, 1e-9, 'objective');
    expect(fast.trace[0]).toBe(plain.trace[0]);
  },
};
