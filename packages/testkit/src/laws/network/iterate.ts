import { networkModelFromJSON } from 'latent';
import { expect } from 'vitest';
import { labelTable } from '../../frontends/network/library.ts';
import { steps } from '../../problem.ts';
import { expectClose } from '../law.ts';
import { forAll, type NetworkLaw } from './law.ts';

export const iterate: NetworkLaw = {
  says: '`for await` sees every step of the trace, bounds below it; `break` ends the reading and not the fit, `abort()` the fit; failures reach both',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const model = networkModelFromJSON(instance.document);
      const table = labelTable(instance);
      const options = { ...steps(instance, runner.engine, 6), start: instance.start };
      const { document } = await runner.front.fit(options);

      const objectives: number[] = [];
      const whole = model.fit(table, options);
      for await (const step of whole) {
        expect(step.iteration).toBe(objectives.length);
        expect(step.bound).toBeLessThanOrEqual(step.logLikelihood + 1e-9 * Math.abs(step.logLikelihood));
        expectClose(step.logLikelihood + step.logPrior, step.objective, 1e-12, 'objective');
        objectives.push(step.objective);
      }
      expect(objectives).toEqual(document.trace);
      expect(whole.partial?.objective).toBe(Math.max(...document.trace)); // at the top the last bits go up and down

      const left = model.fit(table, options);
      for await (const step of left) if (step.iteration === 2) break;
      expect((await left).info.trace).toEqual(document.trace);

      const endless = model.fit(table, { ...options, maxIterations: Number.MAX_SAFE_INTEGER });
      for await (const step of endless) if (step.iteration === 2) endless.abort();
      const { info } = await endless;
      expect(info.stopReason).toBe('aborted');
      expect(info.trace.slice(0, 3)).toEqual(document.trace.slice(0, 3));

      const failing = model.fit(table, { ...options, maxIterations: -1 });
      const reading = (async () => {
        for await (const _ of failing);
      })();
      await expect(reading).rejects.toMatchObject({ code: 'BAD_OPTION' });
      await expect(failing).rejects.toMatchObject({ code: 'BAD_OPTION' });
    }),
};
