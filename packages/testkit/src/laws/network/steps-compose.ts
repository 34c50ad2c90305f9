import { steps } from '../../problem.ts';
import { expectSameBits } from '../law.ts';
import { forAll, type NetworkLaw, tablesOf } from './law.ts';

export const stepsCompose: NetworkLaw = {
  says: 'n M-steps at once = n runs of one step, each from the document of the last: same bits, n + 1 entries in the trace',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const whole = await front.fit(steps(instance, engine, 2));
      const trace: number[] = [];
      let start = instance.start;
      for (let step = 0; step < 2; step++) {
        const { document } = await front.fit(steps({ ...instance, start }, engine, 1));
        trace.push(...(step === 0 ? document.trace : document.trace.slice(1)));
        start = document.model;
      }
      expectSameBits(tablesOf(start).flat(), tablesOf(whole.document.model).flat(), 'tables');
      expectSameBits(trace, whole.document.trace, 'trace');
    }),
};
