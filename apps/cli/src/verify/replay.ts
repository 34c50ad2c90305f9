import type { EngineName } from '../context.ts';
import type { About, Check } from './check.ts';

/** What every replay gets. */
export interface Replay {
  readonly engine: EngineName;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** The folder of references. */
  readonly folder: string;
}

/** Computes one result again. */
export type Replayed = (about: About, replay: Replay) => Promise<Check[]>;

/** A fit that is watched by nobody but Ctrl-C. */
export const watchOf = ({ signal }: Replay) => ({ signal, report: () => undefined });

/** Exactly so many plain EM iterations. */
export const iterations = (maxIterations: number, { engine }: Replay) =>
  ({ maxIterations, tolerance: 0, acceleration: 'none', starts: 1, engine }) as const;
