import { LatentError } from '../error/index.ts';
import type { Parameters } from '../model/index.ts';
import type { EmResult } from './em.ts';
import { nothingYet } from './run.ts';

/** A whole start as one piece of work, so that a pool can run a start per worker. */
export interface Job {
  /** Number of the start, from 0. */
  readonly start: number;
  /** Parameters to start from, or the result of the short run to go on from. */
  readonly from: Parameters | EmResult;
  /** At most this many steps in all. */
  readonly maxIterations: number;
}

export interface SievePlan {
  /** Number of starts; `auto` = 20, and more while the best optimum is not reached twice. */
  readonly starts: number | 'auto';
  /** Steps of a short run. */
  readonly shortIterations: number;
  /** Short runs of each batch that are continued to the end. */
  readonly keep: number;
  readonly maxIterations: number;
  /** The parameters of start i: seeded, the same in whatever order they are asked for. */
  readonly draw: (start: number) => Parameters;
  /** Whether two finished results are the same optimum. */
  readonly same: SameOptimum;
}

export type SameOptimum = (a: EmResult, b: EmResult) => boolean;

/** What many starts say about the best optimum. */
export interface StartsTally {
  /** Starts that ran to their own end; the others were sieved out after a short run. */
  readonly finished: number;
  /** Finished starts that reached the best optimum. */
  readonly atBest: number;
  /** The objective of the best other optimum that a finished start reached. */
  readonly runnerUp: number | undefined;
}

/** One start and where it ended; `finished` starts ran to their own end, the others were sieved out after the short run. */
export interface StartResult {
  readonly start: number;
  readonly result: EmResult;
  readonly finished: boolean;
}

export interface SieveResult {
  readonly best: EmResult;
  readonly bestStart: number;
  /** All starts, best first. */
  readonly starts: readonly StartResult[];
}

/** The sieve as a coroutine: it yields batches of jobs and is resumed with their results, in the same order. */
export type SieveRoutine = Generator<readonly Job[], SieveResult, readonly (EmResult | undefined)[]>;

const BATCH = 20;
const MOST_STARTS = 200;

export const objectiveOf = (result: EmResult): number => result.trace[result.trace.length - 1] as number;

/**
 * Sieving: many short runs, the best of them to the end (Biernacki, Celeux & Govaert 2003), again with new starts while the best
 * optimum was reached only once.
 *
 * @throws LatentError ALL_STARTS_FAILED where no start has a finite objective, ABORTED where none has any
 */
export function* sieve(plan: SievePlan): SieveRoutine {
  const all: StartResult[] = [];
  const total = plan.starts === 'auto' ? MOST_STARTS : plan.starts;
  const batch = plan.starts === 'auto' ? BATCH : plan.starts;
  let best: StartResult | undefined;
  for (let first = 0; first < total; first += batch) {
    const results = yield* runBatch(plan, first, Math.min(batch, total - first));
    all.push(...results);
    best = bestOf(all);
    if (results.some(({ result }) => result.reason === 'aborted') || results.length === 0) break;
    if (plan.starts === 'auto' && best && tallyStarts(all, best.result, plan.same).atBest >= 2) break;
  }
  if (all.length === 0) throw nothingYet();
  if (!best) throw allFailed(all);
  const starts = [...all].sort((a, b) => compare(objectiveOf(b.result), objectiveOf(a.result)));
  return { best: best.result, bestStart: best.start, starts };
}

/** Counts the finished starts at the best optimum and finds the best other one. */
export function tallyStarts(starts: readonly StartResult[], best: EmResult, same: SameOptimum): StartsTally {
  const finished = starts.filter((start) => start.finished).map(({ result }) => result);
  const others = finished.filter((result) => result !== best && !same(result, best));
  const reached = others.map(objectiveOf);
  return {
    finished: finished.length,
    atBest: finished.length - others.length,
    runnerUp: reached.length > 0 ? Math.max(...reached) : undefined,
  };
}

function* runBatch(
  plan: SievePlan,
  first: number,
  count: number,
): Generator<readonly Job[], StartResult[], readonly (EmResult | undefined)[]> {
  const keep = Math.max(plan.keep, Math.ceil(count / 4));
  const short = count > plan.keep ? Math.min(plan.shortIterations, plan.maxIterations) : plan.maxIterations;
  const jobs = Array.from(
    { length: count },
    (_, i): Job => ({ start: first + i, from: plan.draw(first + i), maxIterations: short }),
  );
  const opened = collect(jobs, yield jobs, short === plan.maxIterations);
  if (short === plan.maxIterations || opened.some(({ result }) => result.reason === 'aborted')) return opened;

  const alive = opened.filter(({ result }) => result.reason !== 'degenerate');
  const chosen = alive.sort((a, b) => objectiveOf(b.result) - objectiveOf(a.result)).slice(0, keep);
  const longer = chosen
    .filter(({ finished }) => !finished)
    .map(({ start, result }): Job => ({ start, from: result, maxIterations: plan.maxIterations }));
  const continued = new Map(
    (longer.length > 0 ? collect(longer, yield longer, true) : []).map((ended) => [ended.start, ended] as const),
  );
  return opened.map((one) => continued.get(one.start) ?? one);
}

function collect(jobs: readonly Job[], results: readonly (EmResult | undefined)[], whole: boolean): StartResult[] {
  return jobs.flatMap((job, i) => {
    const result = results[i];
    return result ? [{ start: job.start, result, finished: whole || result.reason !== 'max-iterations' }] : [];
  });
}

function bestOf(all: readonly StartResult[]): StartResult | undefined {
  return all
    .filter(({ result }) => Number.isFinite(objectiveOf(result)))
    .reduce<StartResult | undefined>(
      (best, one) => (best && objectiveOf(best.result) >= objectiveOf(one.result) ? best : one),
      undefined,
    );
}

const compare = (a: number, b: number): number => (Number.isNaN(a) ? -1 : Number.isNaN(b) ? 1 : a - b);

function allFailed(all: readonly StartResult[]): LatentError {
  const reasons = [...new Set(all.map(({ result }) => result.reason))].join(', ');
  return new LatentError(
    'ALL_STARTS_FAILED',
    `none of ${all.length} starts has a finite objective (${reasons || 'no result'})`,
    'Look for rows that are impossible under the start or the fixed parameters.',
  );
}
