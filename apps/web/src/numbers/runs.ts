import { createApplied, fitTable, type MixtureDocument } from 'latent';
import { type Sample, tableOf } from './sample.ts';

/** Plain EM from one start to its end. */
export interface Run {
  /** The log-likelihood after 0, 1, 2, … iterations. */
  readonly trace: readonly number[];
  /** The parameters on the way: at the start, in the first 20 iterations, then in every tenth, and at the end. */
  readonly documents: readonly MixtureDocument[];
}

/** Plain EM from the random start of a seed. */
export async function runFrom(model: MixtureDocument, sample: Sample, seed: number, maxIterations = 400): Promise<Run> {
  const { table, weights } = tableOf(sample);
  const trace: number[] = [];
  const visited: Float64Array[] = [];
  const { applied } = await fitTable(
    model,
    table,
    { weights, seed, maxIterations, ...PLAIN },
    {
      signal: new AbortController().signal,
      report({ logLikelihood, parameters }) {
        trace.push(logLikelihood);
        visited.push(parameters.slice());
      },
    },
  );
  const documents = visited
    .filter((_, i) => i <= 20 || i % 10 === 0 || i === visited.length - 1)
    .map((parameters) => createApplied(model, applied.model, parameters, 'reference').document);
  return { trace, documents };
}

/** Every step an E-step and an M-step, on few rows in this thread. */
const PLAIN = {
  starts: 1,
  startMethod: 'random',
  acceleration: 'none',
  tolerance: 1e-9,
  threads: 1,
  engine: 'reference',
  keepOrder: true,
} as const;

/** Runs that end at one height: an optimum, or several that are equally high. */
export interface Basin {
  readonly logLikelihood: number;
  /** Positions of the runs. */
  readonly runs: readonly number[];
}

/** Runs sorted by where they end, the highest first; heights within 1e-3 nats count as one. */
export function basinsOf(runs: readonly Run[]): readonly Basin[] {
  const basins: { logLikelihood: number; runs: number[] }[] = [];
  const ends = runs.map(({ trace }, run) => ({ run, end: trace.at(-1) as number }));
  for (const { run, end } of ends.sort((a, b) => b.end - a.end)) {
    const last = basins.at(-1);
    if (last && last.logLikelihood - end < SAME) last.runs.push(run);
    else basins.push({ logLikelihood: end, runs: [run] });
  }
  return basins;
}

const SAME = 1e-3;
