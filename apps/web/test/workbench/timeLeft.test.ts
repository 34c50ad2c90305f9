import { fitTable, inferModel } from 'latent';
import { expect, test } from 'vitest';
import type { FitSettings, StartPoint } from '../../src/compute/lab.ts';
import { type TimeLeft, timeLeft, timeLeftText, type Watched } from '../../src/workbench/fit/timeLeft.ts';
import { withSteps } from '../../src/workbench/session/paths.ts';
import { exampleText, tableOf } from '../compute/data.ts';

const ONE: FitSettings = { seed: 1, starts: 1 };

/** A start whose gain shrinks by a factor at every step. */
const path = (start: number, steps: number, factor: number) => {
  let objective = -100;
  return Array.from({ length: steps + 1 }, (_, iteration) => {
    if (iteration > 0) objective += factor ** iteration;
    return { start, iteration, objective };
  });
};

test('the time that one long start takes until no more than the tolerance is left to be gained', () => {
  // 0.9^n × (0.9/0.1) = 1e-8 at n = 196; 60 steps took 6.1 s.
  const paths = new Map([[0, path(0, 60, 0.9)]]);
  const left = timeLeft({ began: 0, starts: 1, paths, current: 0, settings: ONE }, 6100);
  expect(left?.phase).toBe('long');
  expect(left?.least).toBeGreaterThan(0.95 * 136 * 100);
  expect(left?.least).toBeLessThan(1.05 * 136 * 100);
  expect(left?.most).toBeLessThan(1.05 * 136 * 100);
});

test('on a plateau, where gains do not shrink, nothing less than the most iterations is promised', () => {
  const paths = new Map([[0, path(0, 60, 1.01)]]);
  const settings = { ...ONE, maxIterations: 500 };
  expect(timeLeft({ began: 0, starts: 1, paths, current: 0, settings }, 6100)?.most).toBeCloseTo(440 * 100, 0);
});

test('without a tolerance a start runs to the most iterations', () => {
  const paths = new Map([[0, path(0, 60, 0.5)]]);
  const settings = { ...ONE, tolerance: 0, maxIterations: 500 };
  const left = timeLeft({ began: 0, starts: 1, paths, current: 0, settings }, 6100);
  expect(left?.least).toBeCloseTo(440 * 100, 0);
  expect(left?.most).toBeCloseTo(440 * 100, 0);
});

test('nothing is said at first; short runs of many starts are what is left of those', () => {
  const paths = new Map([[0, path(0, 10, 0.9)]]);
  const watched: Watched = { began: 0, starts: 20, paths, current: 0, settings: { seed: 1, starts: 20 } };
  expect(timeLeft(watched, 100)).toBeUndefined();
  expect(timeLeft({ ...watched, paths: new Map(), current: undefined }, 1000)).toBeUndefined();
  expect(timeLeft(watched, 1100)).toEqual({ phase: 'short', kept: 5, least: 59_000, most: 59_000 });
  expect(timeLeft({ ...watched, starts: 100, settings: { seed: 1, starts: 100 } }, 1100)?.kept).toBe(25);
});

/** What a fit tells of itself, step by step. */
async function recorded(
  file: string,
  items: readonly string[],
  classes: number,
  settings: Partial<FitSettings>,
  acceleration: 'none' | 'squarem',
) {
  const table = tableOf(exampleText(file), items);
  const { document } = inferModel(table, { classes, columns: new Map(items.map((name) => [name, undefined])) });
  const steps: (StartPoint & { readonly starts: number })[] = [];
  const options = { ...ONE, ...settings, acceleration, threads: 1 } as const;
  await fitTable(document, table, options, {
    signal: new AbortController().signal,
    report: ({ start, starts, iteration, objective }) => void steps.push({ start, starts, iteration, objective }),
  });
  return steps;
}

test.each([
  ['squarem', 10],
  ['squarem', 'auto'],
  ['none', 10],
] as const)(
  'a slow fit of the survey, %s, %s starts: what is said at 100 moments holds',
  async (acceleration, starts) => {
    const items =
      exampleText('survey.csv')
        .split('\n')[0]
        ?.trim()
        .split(',')
        .filter((name) => !['person', 'weight'].includes(name)) ?? [];
    const steps = await recorded('survey.csv', items, 5, { starts }, acceleration);
    const each = 100; // milliseconds
    let paths: Watched['paths'] = new Map();
    const said: { readonly left: TimeLeft; readonly truth: number }[] = [];
    for (const [i, step] of steps.entries()) {
      paths = withSteps(paths, [step]);
      if (i % Math.ceil(steps.length / 100) !== 0) continue;
      const watched: Watched = {
        began: 0,
        starts: step.starts,
        paths,
        current: step.start,
        settings: { seed: 1, starts },
      };
      const left = timeLeft(watched, (i + 1) * each);
      const ofThese = steps.findLastIndex((own) => own.starts === step.starts) - i;
      if (left?.phase === 'long') said.push({ left, truth: ofThese * each });
    }
    expect(said.length).toBeGreaterThan(50);
    // Seldom less than it takes, and once a tenth of it is done never less than a third of it: no "1 s left" for a minute.
    const known = said.filter(({ truth }) => truth < 0.9 * steps.length * each);
    expect(known.filter(({ left, truth }) => truth > 3 * left.most)).toEqual([]);
    expect(said.filter(({ left, truth }) => truth > 10 * left.most)).toEqual([]);
    expect(said.filter(({ left, truth }) => truth > left.most).length).toBeLessThan(0.2 * said.length);
    expect(said.filter(({ left, truth }) => left.least > 3 * truth).length).toBeLessThan(0.2 * said.length);
  },
);

test.each([
  [{ phase: 'long', least: 300, most: 300 }, 'about 1 s left'],
  [{ phase: 'long', least: 8400, most: 9000 }, 'about 9 s left'],
  [{ phase: 'long', least: 8400, most: 30_000 }, '8 to 30 s left'],
  [{ phase: 'long', least: 20_000, most: 240_000 }, '20 s to 4 min left'],
  [{ phase: 'long', least: 3_600_000, most: 7_300_000 }, '60 min to 2 h left'],
  [{ phase: 'short', least: 4000, most: 4000 }, 'about 4 s of short runs left, then the best 5 run to their end'],
] as const)('%o', (left, text) => {
  expect(timeLeftText({ ...left, kept: 5 })).toBe(text);
});
