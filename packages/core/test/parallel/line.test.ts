import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EmResult, Job } from '../../src/em/index.ts';
import { createLine } from '../../src/parallel/line.ts';
import type { Step } from '../../src/parallel/visits.ts';

const COUNT = 4;
const STEPS = 3;
const jobs = Array.from({ length: COUNT }, (_, start): Job => ({ start, from: new Float64Array(1), maxIterations: 9 }));
const step = (objective: number): Step => ({
  ...{ parameters: Float64Array.of(objective), statistics: Float64Array.of(1), evaluations: 1, objective },
});
const result = (start: number) => ({ parameters: Float64Array.of(start) }) as EmResult;

/** What listeners hear where the jobs' steps and ends come in this order. */
function heard(order: readonly number[], begunAgain: readonly number[] = []): string[] {
  const told: string[] = [];
  const line = createLine(jobs, {
    observe: ({ start }, { trace }) => told.push(`${start}: ${trace.join(' ')}`),
    ended: ({ start }) => told.push(`${start} ended`),
  });
  const begun = jobs.map((_, job) => line.begin(job));
  const next = jobs.map(() => 0);
  for (const job of order) {
    const at = next[job] as number;
    next[job] = at + 1;
    if (begunAgain.includes(job) && at === 2) {
      const again = line.begin(job);
      for (let i = 0; i < at; i++) again(step(10 * job + i));
      begun[job] = again;
    }
    if (at < STEPS) begun[job]?.(step(10 * job + at));
    else line.end(job, { result: result(job) });
  }
  expect(line.results.map((one) => one?.parameters[0])).toEqual(jobs.map(({ start }) => start));
  expect(line.failure).toBeUndefined();
  return told;
}

const events = jobs.flatMap((_, job) => Array.from({ length: STEPS + 1 }, () => job));
const inTurn = heard(events);

test('one after the other they are heard as they come', () => {
  expect(inTurn.slice(0, 5)).toEqual(['0: 0', '0: 0 1', '0: 0 1 2', '0 ended', '1: 10']);
});

test('in any order, and begun again, listeners hear the same', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        events.map((_, at) => at),
        { minLength: events.length },
      ),
      fc.subarray([0, 1, 2, 3]),
      (places, begunAgain) => {
        expect(
          heard(
            places.map((at) => events[at] as number),
            begunAgain,
          ),
        ).toEqual(inTurn);
      },
    ),
    { seed: 3 },
  );
});

test('of errors the first job’s counts, whichever came first, and nothing behind it is heard', () => {
  const told: number[] = [];
  const line = createLine(jobs, { ended: ({ start }) => told.push(start) });
  line.end(2, { error: 'late' });
  expect(line.failure).toBeUndefined();
  line.end(1, { error: 'early' });
  line.end(3, { result: undefined });
  expect(line.failure).toBeUndefined();
  line.end(0, { result: undefined });
  expect(line.failure).toEqual({ error: 'early' });
  expect(told).toEqual([0]);
});

test('what a listener throws ends the line', () => {
  const line = createLine(jobs, {
    observe() {
      throw new RangeError('enough');
    },
    ended: () => {},
  });
  line.begin(1)(step(1));
  expect(line.failure).toBeUndefined();
  line.begin(0)(step(0));
  expect(line.failure).toMatchObject({ error: { message: 'enough' } });
});

test('of very many steps that wait the oldest are left out, and stand in the trace all the same', () => {
  const traces: number[][] = [];
  const line = createLine(jobs.slice(0, 2), {
    observe: ({ start }, { trace }) => {
      if (start === 1) traces.push([...trace]);
    },
    ended: () => {},
  });
  const told = line.begin(1);
  for (let i = 0; i < 1500; i++) told(step(i));
  line.end(0, { result: undefined });
  expect(traces).toHaveLength(1024);
  expect(traces.at(-1)).toEqual(Array.from({ length: 1500 }, (_, i) => i));
});
