import type { Parameters } from '../model/index.ts';
import type { EmResult } from './em.ts';
import { allFailed } from './failed.ts';
import { nothingYet } from './run.ts';
import { isUsable, objectiveOf, type SameOptimum, type StartResult, tallyStarts } from './tally.ts';

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
  /** Number of starts; `auto` = 20, and while the best optimum is not reached twice 50 and then 100 in all. */
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

export interface SieveResult {
  readonly best: EmResult;
  readonly bestStart: number;
  /** All starts, best first, degenerate ones last. */
  readonly starts: readonly StartResult[];
}

/** The sieve as a coroutine: it yields batches of jobs and is resumed with their results, in the same order. */
export type SieveRoutine = Generator<readonly Job[], SieveResult, readonly (EmResult | undefined)[]>;

/** How many starts there are in all after each batch of `auto`. */
const SCHEDULE = [20, 50, 100];

/**
 * Sieving: many short runs, the best of them to the end (Biernacki, Celeux & Govaert 2003), again with new starts while the best
 * optimum was reached only once. A start that ends degenerate never wins, and gives its place to the next best short run.
 *
 * @throws LatentError DEGENERATE_COMPONENT, ALL_STARTS_FAILED where no start has a finite objective, ABORTED where none has any
 */
export function* sieve(plan: SievePlan): SieveRoutine {
  const all: StartResult[] = [];
  let best: StartResult | undefined;
  let isWhole = true;
  for (const total of plan.starts === 'auto' ? SCHEDULE : [plan.starts]) {
    const results = yield* runBatch(plan, all.length, total - all.length);
    all.push(...results);
    best = bestOf(all);
    isWhole = all.length === total;
    if (results.some(wasAborted) || !isWhole) break;
    if (best && tallyStarts(all, best.result, plan.same).atBest >= 2) break;
  }
  if (!best) throw isWhole ? allFailed(all.map(({ result }) => result)) : nothingYet();
  const starts = [...all].sort((a, b) => rank(b) - rank(a) || a.start - b.start);
  return { best: best.result, bestStart: best.start, starts };
}

type Batch = Generator<readonly Job[], StartResult[], readonly (EmResult | undefined)[]>;

function* runBatch(plan: SievePlan, first: number, count: number): Batch {
  const short = count > plan.keep ? Math.min(plan.shortIterations, plan.maxIterations) : plan.maxIterations;
  const jobs = Array.from(
    { length: count },
    (_, i): Job => ({ start: first + i, from: plan.draw(first + i), maxIterations: short }),
  );
  const opened = collect(jobs, yield jobs, short === plan.maxIterations);
  if (short === plan.maxIterations || opened.length < count || opened.some(wasAborted)) return opened;
  const continued = yield* continueBest(opened, Math.max(plan.keep, Math.ceil(count / 4)), plan.maxIterations);
  return opened.map((one) => continued.find(({ start }) => start === one.start) ?? one);
}

/** Continues the best short runs until `keep` of them have ended well, or none is left. */
function* continueBest(opened: readonly StartResult[], keep: number, maxIterations: number): Batch {
  const waiting = opened.filter(({ result }) => isUsable(result)).sort((a, b) => rank(b) - rank(a));
  const ended: StartResult[] = [];
  for (let missing = keep; missing > 0 && waiting.length > 0; ) {
    const chosen = waiting.splice(0, missing);
    const jobs = chosen
      .filter(({ finished }) => !finished)
      .map(({ start, result }): Job => ({ start, from: result, maxIterations }));
    const results = jobs.length > 0 ? collect(jobs, yield jobs, true) : [];
    ended.push(...results);
    if (results.some(wasAborted)) break;
    missing -= chosen.length - results.filter(({ result }) => !isUsable(result)).length;
  }
  return ended;
}

function collect(jobs: readonly Job[], results: readonly (EmResult | undefined)[], whole: boolean): StartResult[] {
  return jobs.flatMap((job, i) => {
    const result = results[i];
    return result ? [{ start: job.start, result, finished: whole || result.reason !== 'max-iterations' }] : [];
  });
}

/** The best start that ran to its end; where there is none, or the work was ended early, the best of all. */
function bestOf(all: readonly StartResult[]): StartResult | undefined {
  const usable = all.filter(({ result }) => isUsable(result));
  const finished = usable.filter((start) => start.finished);
  const candidates = finished.length > 0 && !all.some(wasAborted) ? finished : usable;
  return candidates.reduce<StartResult | undefined>(
    (best, one) => (best && rank(best) >= rank(one) ? best : one),
    undefined,
  );
}

const wasAborted = ({ result }: StartResult): boolean => result.reason === 'aborted';

/** The objective; a degenerate one is below all others. */
const rank = ({ result }: StartResult): number => (isUsable(result) ? objectiveOf(result) : -Number.MAX_VALUE);
