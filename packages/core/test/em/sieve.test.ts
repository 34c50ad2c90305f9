import { describe, expect, test } from 'vitest';
import { type EmResult, type Job, objectiveOf, sieve, tallyStarts } from '../../src/em/index.ts';

const end = (job: Job, objective: number, reason: EmResult['reason'] = 'tolerance'): EmResult => ({
  parameters: Float64Array.of(job.start),
  statistics: new Float64Array(2),
  trace: [objective],
  evaluations: 1,
  reason,
});
const plan = {
  starts: 'auto' as const,
  shortIterations: 10,
  keep: 5,
  maxIterations: 100,
  draw: (start: number) => Float64Array.of(start),
  same: (a: EmResult, b: EmResult) => Math.abs(objectiveOf(a) - objectiveOf(b)) <= 1e-4,
};

/** Runs a sieve on starts whose short and final objectives are known. */
function play(options: Partial<typeof plan>, short: (start: number) => number, final: (start: number) => number) {
  const batches: { starts: number[]; limit: number }[] = [];
  const routine = sieve({ ...plan, ...options });
  let turn = routine.next();
  while (!turn.done) {
    const jobs = turn.value;
    batches.push({ starts: jobs.map((job) => job.start), limit: jobs[0]?.maxIterations ?? 0 });
    turn = routine.next(
      jobs.map((job) =>
        job.maxIterations === 10
          ? end(job, short(job.start), Number.isFinite(short(job.start)) ? 'max-iterations' : 'degenerate')
          : end(job, final(job.start), Number.isFinite(final(job.start)) ? 'tolerance' : 'degenerate'),
      ),
    );
  }
  const result = turn.value;
  return { batches, result: { ...result, ...tallyStarts(result.starts, result.best, plan.same) } };
}

test('20 short runs, the best 5 to the end', () => {
  const { batches, result } = play(
    {},
    (start) => -start,
    () => -0.5,
  );
  expect(batches.map(({ starts, limit }) => [starts.length, limit])).toEqual([
    [20, 10],
    [5, 100],
  ]);
  expect(batches[1]?.starts).toEqual([0, 1, 2, 3, 4]);
  expect(result).toMatchObject({ atBest: 5, runnerUp: undefined });
  expect(result.starts).toHaveLength(20);
});

test('more starts while the best optimum is reached only once', () => {
  const { batches, result } = play(
    {},
    (start) => -start % 20,
    (start) => (start === 3 || start === 21 ? -1 : -2),
  );
  expect(batches.map(({ starts }) => starts.length)).toEqual([20, 5, 30, 8]);
  expect(result).toMatchObject({ atBest: 2, runnerUp: -2 });
});

test('it gives up adding starts in the end: 20, 50, 100', () => {
  const { batches, result } = play(
    {},
    (start) => -start % 20,
    (start) => -start,
  );
  expect(batches.filter(({ limit }) => limit === 10).map(({ starts }) => starts.length)).toEqual([20, 30, 50]);
  expect(batches.filter(({ limit }) => limit === 100).map(({ starts }) => starts.length)).toEqual([5, 8, 13]);
  expect(result.starts).toHaveLength(100);
  expect(result).toMatchObject({ atBest: 1, bestStart: 0 });
});

test('few starts all run to their end', () => {
  const { batches } = play(
    { starts: 3 } as never,
    () => 0,
    (start) => -start,
  );
  expect(batches).toEqual([{ starts: [0, 1, 2], limit: 100 }]);
});

test.each([
  { objective: Number.NaN, code: 'DEGENERATE_COMPONENT', message: /every start \(2\) ended in a component/ },
  { objective: Number.POSITIVE_INFINITY, code: 'DEGENERATE_COMPONENT', message: /collapsed/ },
  { objective: Number.NEGATIVE_INFINITY, code: 'ALL_STARTS_FAILED', message: /none of 2 starts .* probability 0 in 2/ },
])('where every start ends at $objective the error is $code', ({ objective, code, message }) => {
  const failing = () =>
    play(
      { starts: 2 } as never,
      () => 0,
      () => objective,
    );
  expect(failing).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
});

test('the error names every reason', () => {
  const failing = () =>
    play(
      { starts: 3 } as never,
      () => 0,
      (start) => (start === 1 ? Number.NEGATIVE_INFINITY : Number.NaN),
    );
  expect(failing).toThrow(/probability 0 in 1, a component that has collapsed in 2/);
});

describe('starts that end degenerate', () => {
  const collapses = (...which: number[]) => ({
    short: (start: number) => -start,
    final: (start: number) => (which.includes(start) ? Number.POSITIVE_INFINITY : -start / 100),
  });

  test('never win, are counted, and the next best short runs take their places', () => {
    const { short, final } = collapses(0, 2, 5);
    const { batches, result } = play({ starts: 20 } as never, short, final);
    expect(batches.slice(1).map(({ starts }) => starts)).toEqual([[0, 1, 2, 3, 4], [5, 6], [7]]);
    expect(result).toMatchObject({ bestStart: 1, finished: 5, degenerate: 3 });
    expect(result.starts.slice(-3).map(({ start }) => start)).toEqual([0, 2, 5]);
  });

  test('may leave fewer than planned, and then an unfinished run still does not win', () => {
    const { short, final } = collapses(...Array.from({ length: 19 }, (_, start) => start));
    const { result } = play({ starts: 20 } as never, short, (start) => (start === 19 ? -19 : final(start)));
    expect(result).toMatchObject({ bestStart: 19, finished: 1, degenerate: 19, atBest: 1 });
  });

  test('in the short run are not continued', () => {
    const { batches, result } = play(
      { starts: 20 } as never,
      (start) => (start < 3 ? Number.NaN : -start),
      (start) => -start / 100,
    );
    expect(batches[1]?.starts).toEqual([3, 4, 5, 6, 7]);
    expect(result).toMatchObject({ bestStart: 3, degenerate: 3 });
  });
});

test('after an abort the best so far wins, finished or not', () => {
  const routine = sieve({ ...plan, starts: 6 });
  const jobs = routine.next().value as readonly Job[];
  const ends = jobs.map((job) =>
    job.start === 4 ? end(job, -1, 'aborted') : job.start > 4 ? undefined : end(job, -2 - job.start, 'tolerance'),
  );
  expect(routine.next(ends).value).toMatchObject({ bestStart: 4 });
});

test('an abort before any start can stand gives no result', () => {
  const routine = sieve({ ...plan, starts: 6 });
  const jobs = routine.next().value as readonly Job[];
  expect(() => routine.next(jobs.map((job) => (job.start === 0 ? end(job, Number.NaN) : undefined)))).toThrow(
    expect.objectContaining({ code: 'ABORTED' }),
  );
});
