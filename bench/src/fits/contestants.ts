import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type MixtureDocument, modelFromJSON, VERSION } from 'latent';
import type { Absent, Contestant } from '../contestant.ts';
import { onThreads } from '../implementations/latent.ts';
import { inARow } from '../measure.ts';
import { NOT_INSTALLED, peerScript, peersFolder, peersPython } from '../peers/process.ts';
import { selfTimed } from '../peers/selfTimed.ts';
import type { ReferenceData } from './data.ts';

/** How a fit is asked for, of everybody. */
export interface Asked {
  readonly classes: number;
  readonly starts: number;
  readonly tolerance: number;
}

/** The library as users call it: reading columns, starts, EM, figures and the identifiability report. */
export function ourFit(
  document: MixtureDocument,
  { columns }: ReferenceData,
  { starts, tolerance }: Asked,
  threads: 1 | 'auto' = 1,
): Contestant {
  const model = modelFromJSON(document);
  const isGaussian = document.features.some(({ family }) => family === 'gaussian');
  const cells = Object.fromEntries(
    Object.entries(columns).map(([name, own]) => [
      name,
      isGaussian ? own.map((cell) => (cell === null ? null : Number(cell))) : own,
    ]),
  );
  return {
    name: onThreads('latent (WASM)', threads),
    describe: `latent ${VERSION}, everything in its report included`,
    run: () =>
      inARow(async () => {
        const { info } = await model.fit(cells, { starts, tolerance, maxIterations: 100_000, engine: 'wasm', threads });
        return { logLikelihood: info.logLikelihood };
      }),
  };
}

const listOf = ({ path, columns }: ReferenceData, { classes, starts, tolerance }: Asked): string[] => [
  path,
  Object.keys(columns).join(','),
  ...[classes, starts, tolerance].map(String),
];

/** Fits by a Python script of bench/peers/. */
export async function pythonFit(
  name: string,
  script: string,
  data: ReferenceData,
  asked: Asked,
  more: readonly string[] = [],
): Promise<Contestant | Absent> {
  const command = peersPython();
  if (!command) return { name, why: NOT_INSTALLED };
  const parameters = [peerScript(script), ...listOf(data, asked), ...more];
  return selfTimed({ name, command, parameters, drawsItsOwnStarts: true });
}

/** Fits by a package of R. */
export const rFit = (name: 'mclust' | 'flexmix', data: ReferenceData, asked: Asked): Promise<Contestant | Absent> =>
  selfTimed({
    name: `${name} (R)`,
    command: 'Rscript',
    parameters: [peerScript('gaussian_fit.R'), name, ...listOf(data, asked)],
    drawsItsOwnStarts: true,
  });

/** Fits by the package of npm that bears the algorithm's name. */
export async function npmFit(data: ReferenceData, asked: Asked): Promise<Contestant | Absent> {
  const name = 'npm expectation-maximization';
  const folder = join(peersFolder(), 'npm');
  if (!existsSync(join(folder, 'node_modules', 'expectation-maximization'))) return { name, why: NOT_INSTALLED };
  const parameters = [peerScript('npm_fit.mjs'), folder, ...listOf(data, asked)];
  return selfTimed({ name, command: process.execPath, parameters, drawsItsOwnStarts: true });
}
