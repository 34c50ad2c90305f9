import { flatten, readParameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import { expectSameBits, forAll, type Law } from './law.ts';

export const stepsCompose: Law = {
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
      expectSameBits(flatten(readParameters(start)), flatten(readParameters(whole.document.model)), 'parameters');
      expectSameBits(trace, whole.document.trace, 'trace');
    }),
};
