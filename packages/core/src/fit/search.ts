import { type EmResult, type Pace, type SameOptimum, type SieveResult, sieve, type Visit } from '../em/index.ts';
import type { Warning } from '../error/index.ts';
import type { Engine, Maximizer, Parameters } from '../model/index.ts';
import { type Crew, createLanes } from '../parallel/index.ts';
import type { FitSettings } from './settings.ts';

/** A model and an engine to be searched for the best optimum: nothing here knows what the model is. */
export interface Search {
  readonly model: Maximizer;
  readonly engine: Pick<Engine, 'expect'>;
  readonly settings: Pick<FitSettings, 'starts' | 'tolerance' | 'maxIterations' | 'acceleration'>;
  readonly pace: Pace;
  /** The parameters of start i: the same in whatever order they are asked for. */
  readonly draw: (start: number) => Parameters;
  /** Whether two finished results are the same optimum. */
  readonly same: SameOptimum;
  /** Called after every step: which start, how many are planned so far, and where it stands. */
  readonly observe?: ((start: number, starts: number, visit: Visit) => void) | undefined;
  /** Called where a start ends degenerate; may throw, where that is an error and no bad luck. */
  readonly onDegenerate?: ((start: number, result: EmResult) => void) | undefined;
  /** What other threads need to take part; absent: one thread. */
  readonly crew?: Crew | undefined;
}

/** Where a search ended, and what went wrong on the way without harm to it. */
export interface SearchResult extends SieveResult {
  readonly warnings: readonly Warning[];
}

/** The length of a short run of the sieve, and how many of each batch go on. */
const SHORT_ITERATIONS = 30;
const KEEP = 5;

/**
 * Runs many starts through the sieve, each a whole job, and keeps the best.
 *
 * @throws LatentError DEGENERATE_COMPONENT, ALL_STARTS_FAILED, OBJECTIVE_FELL, ABORTED (before the first E-step)
 */
export async function searchStarts(search: Search): Promise<SearchResult> {
  const { model, engine, settings, pace, draw, same, observe, onDegenerate, crew } = search;
  const routine = sieve({
    starts: model.closedForm ? 1 : settings.starts,
    shortIterations: SHORT_ITERATIONS,
    keep: KEEP,
    maxIterations: settings.maxIterations,
    draw,
    same,
  });
  const lanes = createLanes({ model, engine, rules: settings, pace, crew });
  try {
    let turn = routine.next();
    let planned = 0;
    while (!turn.done) {
      planned = Math.max(planned, ...turn.value.map(({ start }) => start + 1));
      const results = await lanes.run(turn.value, {
        observe: observe && (({ start }, visit) => observe(start, planned, visit)),
        ended({ start }, result) {
          if (result?.reason === 'degenerate') onDegenerate?.(start, result);
        },
      });
      turn = routine.next(results);
    }
    return { ...turn.value, warnings: lanes.warnings };
  } finally {
    lanes.end();
  }
}
