import { type Fit, type NetworkDocument, networkModelFromJSON, VERSION } from 'latent';
import type { Contestant } from '../contestant.ts';
import type { NetworkData } from '../networks/data.ts';
import { engineName } from './latent.ts';

/** Iterations that are timed in a row: collapsing rows and ranks are no part of them. */
const ITERATIONS = 10;

const PLAIN = { maxIterations: ITERATIONS, tolerance: 0, acceleration: 'none' } as const;

/** One EM iteration (E-step and M-step), from the pace of a fit's steps. */
export function paced(
  name: string,
  describe: string,
  fit: (options: typeof PLAIN) => Fit<unknown, { readonly logLikelihood: number }>,
): Contestant {
  return {
    name,
    describe: `${describe}; an iteration, of ${ITERATIONS} in a row`,
    async run() {
      const run = fit(PLAIN);
      const times: number[] = [];
      const reached: number[] = [];
      for await (const { logLikelihood } of run) {
        times.push(performance.now());
        reached.push(logLikelihood);
      }
      await run;
      const milliseconds = ((times[ITERATIONS] as number) - (times[0] as number)) / ITERATIONS;
      return { logLikelihood: reached[1] as number, milliseconds };
    },
  };
}

/** One EM iteration of a network with one of our engines. */
export function networkIteration(
  engine: 'wasm' | 'reference',
  document: NetworkDocument,
  { columns }: NetworkData,
): Contestant {
  const model = networkModelFromJSON(document);
  return paced(engineName(engine), `latent ${VERSION}, engine ${engine}`, (options) =>
    model.fit(columns, { ...options, start: document, engine }),
  );
}

/** A whole fit: reading, collapsing equal rows, one EM iteration, figures. */
export function networkFit(
  engine: 'wasm' | 'reference',
  document: NetworkDocument,
  { columns }: NetworkData,
): Contestant {
  const model = networkModelFromJSON(document);
  const options = { start: document, maxIterations: 1, tolerance: 0, acceleration: 'none', engine } as const;
  return {
    name: engineName(engine),
    describe: `latent ${VERSION}, engine ${engine}; the whole fit`,
    run: async () => ({ logLikelihood: (await model.fit(columns, options)).info.logLikelihood }),
  };
}
