import { fitTable, inferModel } from 'latent';
import { expect, test } from 'vitest';
import type { FitTask, StartPoint } from '../../src/compute/lab.ts';
import { createLab } from '../../src/compute/serve.ts';
import { exampleText, mixtureOf, read, tableOf } from './data.ts';

const ROLES = exampleText('stouffer-toby.csv');
const SURVEY = exampleText('survey.csv');
const ITEMS = ['voted', 'petition', 'news', 'government', 'press', 'party'];
const quiet = (): void => {};

test('published log-likelihoods of Stouffer and Toby, with counts as weights', async () => {
  const lab = createLab();
  await read(lab, ROLES, { weights: 'count' });
  for (const [classes, published] of [
    [1, -543.649825],
    [2, -504.46767],
    [3, -503.301137],
  ] as const) {
    const task = { data: 'd', choice: mixtureOf(classes, ['A', 'B', 'C', 'D']), settings: { seed: 1, starts: 20 } };
    const { fit } = await lab.fit(`f${classes}`, task, quiet);
    expect(fit.logLikelihood).toBeCloseTo(published, 5);
    expect(fit.data).toMatchObject({ rows: 16, weight: 216 });
  }
});

test('a fit is the one that the library makes of the same data, and says how to repeat it', async () => {
  const lab = createLab();
  await read(lab, SURVEY, { id: 'person', weights: 'weight', missing: 'news:9' });
  const { fit, choice } = await lab.fit('f', { data: 'd', choice: mixtureOf(3, ITEMS), settings: SETTINGS }, quiet);
  const table = tableOf(SURVEY, ITEMS, 'news:9');
  const [, ...lines] = SURVEY.trim().split('\n');
  const weights = Float64Array.from(lines, (line) => Number(line.split(',')[1]));
  const columns = new Map(ITEMS.map((name) => [name, undefined]));
  const { document } = inferModel(table, { classes: 3, columns, weighted: true });
  const own = await fitTable(document, table, { ...SETTINGS, weights }, { signal: NEVER, report: quiet });
  expect(fit.model).toEqual(own.applied.document);
  expect(fit.objective).toBe(own.info.objective);
  expect(fit.options).toMatchObject({ id: 'person', weights: 'weight', missing: 'news:9', starts: 10, known: null });
  expect(choice).toEqual(mixtureOf(3, ITEMS));
});

test('fits at once do not cross: each has the numbers and the steps that it has alone', async () => {
  const lab = createLab();
  await read(lab, SURVEY, { id: 'person', weights: 'weight', missing: 'news:9' });
  const tasks = [2, 3, 4].map(
    (classes): FitTask => ({ data: 'd', choice: mixtureOf(classes, ITEMS), settings: SETTINGS }),
  );
  const run = async (task: FitTask, i: number, name: string) => {
    const heard: StartPoint[] = [];
    const { fit } = await lab.fit(`${name}${i}`, task, (_, steps) => void heard.push(...steps));
    return { fit, best: Math.max(...heard.map(({ objective }) => objective)) };
  };
  const together = await Promise.all(tasks.map((task, i) => run(task, i, 'together')));
  for (const [i, task] of tasks.entries()) {
    const alone = await run(task, i, 'alone');
    expect(together[i]?.fit).toEqual(alone.fit);
    expect(together[i]?.best).toBeCloseTo(alone.best, 8);
    expect(alone.best).toBeCloseTo(alone.fit.objective, 6);
  }
});

test('a fit that is cancelled ends with its best so far, and the others go on', async () => {
  const lab = createLab();
  await read(lab, SURVEY, { id: 'person', weights: 'weight', missing: 'news:9' });
  const task = { data: 'd', choice: mixtureOf(5, ITEMS), settings: { seed: 1, starts: 2000, tolerance: 0 } };
  const other = lab.fit('other', { ...task, settings: SETTINGS }, quiet);
  const { fit } = await new Promise<Awaited<typeof other>>((resolve, reject) => {
    lab.fit('long', task, () => void lab.cancel('long')).then(resolve, reject);
  });
  expect(fit).toMatchObject({ stopReason: 'aborted', converged: false });
  expect(Number.isFinite(fit.logLikelihood)).toBe(true);
  expect((await other).fit.stopReason).toBe('tolerance');
});

test('numbers of classes are compared as latent select does, and what was cancelled says so', async () => {
  const lab = createLab();
  await read(lab, ROLES, { weights: 'count' });
  const task = { data: 'd', choice: mixtureOf(2, ['A', 'B', 'C', 'D']), settings: { seed: 1, starts: 20 } };
  const heard = new Set<number>();
  const { selection, fits } = await lab.select(
    's',
    { ...task, classes: [1, 2, 3], criterion: 'bic' },
    (classes) => void heard.add(classes),
  );
  expect(selection.recommended).toBe(2);
  expect(fits.map(({ fit }) => fit.logLikelihood.toFixed(4))).toEqual(['-543.6498', '-504.4677', '-503.3011']);
  expect([...heard].sort()).toEqual([1, 2, 3]);
  const network = { kind: 'network', graph: 'C*{1,2} -> A, B' } as const;
  await expect(
    lab.select('n', { ...task, choice: network, classes: [2], criterion: 'bic' }, quiet),
  ).rejects.toMatchObject({
    code: 'BAD_OPTION',
  });
});

const SETTINGS = { seed: 3, starts: 10 } as const;
const NEVER = new AbortController().signal;

test('as many starts as needed: 20, then 50 and 100 in all while one start only reached the best', async () => {
  const lab = createLab();
  await read(lab, SURVEY, { id: 'person', weights: 'weight', missing: 'news:9' });
  const startsOf = async (classes: number) => {
    const task = { data: 'd', choice: mixtureOf(classes, ITEMS), settings: { seed: 1, starts: 'auto' } } as const;
    return (await lab.fit(`f${classes}`, task, quiet)).fit.starts;
  };
  const few = await startsOf(2);
  expect(few.count).toBe(20);
  expect(few.atBest).toBeGreaterThanOrEqual(2);
  const many = await startsOf(6);
  expect([50, 100]).toContain(many.count);
});
