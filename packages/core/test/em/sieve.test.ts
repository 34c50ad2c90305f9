import { expect, test } from 'vitest';
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
        job.maxIterations === 10 ? end(job, short(job.start), 'max-iterations') : end(job, final(job.start)),
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
  expect(batches.map(({ starts }) => starts.length)).toEqual([20, 5, 20, 5]);
  expect(result).toMatchObject({ atBest: 2, runnerUp: -2 });
});

test('it gives up adding starts in the end', () => {
  const { result } = play(
    {},
    (start) => -start % 20,
    (start) => -start,
  );
  expect(result.starts).toHaveLength(200);
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

test('no usable start is an error', () => {
  expect(() =>
    play(
      { starts: 2 } as never,
      () => 0,
      () => Number.NaN,
    ),
  ).toThrow(/none of 2 starts/);
});
