import { VERSION } from 'latent';
import { type Absent, type Contestant, checksumOf } from '../contestant.ts';
import { engineName } from '../implementations/latent.ts';
import { createIteration } from '../internals.ts';
import { inARow } from '../measure.ts';
import { compileNative } from '../peers/native.ts';
import { NOT_INSTALLED, peerScript, peersPython } from '../peers/process.ts';
import { selfTimed } from '../peers/selfTimed.ts';
import type { PassProblem } from './problem.ts';

/** One of our engines, in this process. */
export function ourPass(engine: 'wasm' | 'reference', { document, data }: PassProblem): Contestant {
  const iteration = createIteration(engine, document, data);
  return {
    name: engineName(engine),
    describe: `latent ${VERSION}, engine ${engine}`,
    async run() {
      // The checksum is no part of an iteration: over 10,000 rows it would be a fortieth of it.
      const { next, ...reached } = await inARow(() => iteration.run());
      return { ...reached, checksum: checksumOf(next) };
    },
    close: () => iteration.dispose(),
  };
}

/** Native passes over latent classes: multiplying and in logs, item by item and with items merged into joint codes. */
export async function nativeDiscrete(path: string, classes: number): Promise<(Contestant | Absent)[]> {
  const width = [4, 8, 16].find((lanes) => classes <= lanes);
  const program = await compileNative('discrete', [`WIDTH=${width}`]);
  const variants = ['linear', 'log'].flatMap((domain) => [
    { name: `native (${domain})`, domain, merge: '1' },
    { name: `native (${domain}, items merged)`, domain, merge: '0' },
  ]);
  const entrants: (Contestant | Absent)[] = [];
  for (const { name, domain, merge } of variants)
    entrants.push(
      'why' in program
        ? { name, why: program.why }
        : await selfTimed({ name, command: program.path, parameters: [path, domain, merge] }), // one tries its codes at a time
    );
  return entrants;
}

export async function nativeGaussian(path: string): Promise<Contestant | Absent> {
  const program = await compileNative('gaussian');
  const name = 'native (blocked)';
  return 'why' in program ? { name, why: program.why } : selfTimed({ name, command: program.path, parameters: [path] });
}

/** scikit-learn's own E-step and M-step, on one thread and on two. */
export async function sklearnPass(path: string): Promise<(Contestant | Absent)[]> {
  const python = peersPython();
  return Promise.all(
    [1, 2].map(async (threads) => {
      const name = `scikit-learn (${threads} ${threads === 1 ? 'thread' : 'threads'})`;
      if (!python) return { name, why: NOT_INSTALLED };
      return selfTimed({ name, command: python, parameters: [peerScript('sklearn_em.py'), path, String(threads)] });
    }),
  );
}

/** mclust's own E-step and M-step. */
export const mclustPass = (path: string): Promise<Contestant | Absent> =>
  selfTimed({ name: 'mclust (R)', command: 'Rscript', parameters: [peerScript('mclust_em.R'), path] });
