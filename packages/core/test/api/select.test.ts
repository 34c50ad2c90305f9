import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  type CategoricalColumn,
  checkSelectionDocument,
  createTextTable,
  inferModel,
  type Row,
  select,
  selectClasses,
  type TableSelectOptions,
} from '../../src/index.ts';
import { bernoulli, createRandomRows, mixture } from './support.ts';

const columns = { a: bernoulli(), b: bernoulli(), c: bernoulli() };
const rows = createRandomRows(200).map(({ a, b, c }) => ({ a: a ?? 0, b: b ?? 1, c: c ?? 0 }));
const modelFor = (classes: number) => mixture({ classes, columns });

/** Stouffer & Toby (1951), typed as facts: 216 answers to four items. */
const CELLS = 'ABCD';
const COUNTS = { 1: '1111:20 1112:2 1121:9 1122:2 1211:6 1212:1 1221:4 1222:1', 2: '2111:38 2112:7 2121:24 2122:6' };
const patterns = `${COUNTS[1]} ${COUNTS[2]} 2211:25 2212:6 2221:23 2222:42`.split(' ').map((text) => text.split(':'));
const items = Object.fromEntries([...CELLS].map((name) => [name, bernoulli()]));
const stoufferToby = {
  rows: patterns.map(([cells = '']) =>
    Object.fromEntries([...CELLS].map((name, j) => [name, cells[j] === '1' ? (0 as const) : (1 as const)])),
  ),
  weights: patterns.map(([, count]) => Number(count)),
};

describe('Stouffer and Toby', () => {
  test('reaches the published log-likelihoods; three classes are not identified and never recommended', async () => {
    const selection = await select((classes) => mixture({ classes, columns: items }), stoufferToby.rows, {
      classes: [2, 3],
      weights: stoufferToby.weights,
      criterion: 'aic',
    });
    const { candidates, recommended, fits } = selection;
    expect(candidates.map(({ classes, status }) => [classes, status])).toEqual([
      [1, 'ok'],
      [2, 'ok'],
      [3, 'not identified'],
    ]);
    for (const [i, published] of [-543.649825, -504.46767, -503.301137].entries())
      expect(candidates[i]?.logLikelihood).toBeCloseTo(published, 5);
    expect(candidates.map(({ freeParameters }) => freeParameters)).toEqual([4, 9, 14]);
    expect(candidates.map(({ degreesOfFreedom }) => degreesOfFreedom)).toEqual([11, 6, 2]);
    expect(candidates.map(({ identified }) => identified)).toEqual([true, true, false]);
    expect(recommended).toBe(2);
    expect(candidates[2]?.warnings).toContain('NOT_IDENTIFIED');
    expect([...fits.keys()]).toEqual([1, 2, 3]);
    for (const { classes, delta, criteria, smallestClass } of candidates) {
      const fitted = fits.get(classes);
      expect(criteria).toEqual(fitted?.info.criteria);
      expect(delta).toBe((criteria?.aic as number) - (candidates[1]?.criteria?.aic as number));
      expect(smallestClass).toBe(Math.min(...(fitted?.parameters.weights ?? [])));
    }
    expect(checkSelectionDocument(JSON.parse(JSON.stringify(selection)))).toEqual(selection.toJSON());
  });
});

test('one class has the closed form of independent columns, and counts as replicated', async () => {
  const { candidates, recommended } = await select(modelFor, rows, { classes: [1] });
  const share = (name: keyof typeof columns) => rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
  const expected = (['a', 'b', 'c'] as const).reduce((sum, name) => {
    const p = share(name);
    return sum + rows.length * (p * Math.log(p) + (1 - p) * Math.log(1 - p));
  }, 0);
  expect(candidates[0]?.logLikelihood).toBeCloseTo(expected, 8);
  expect(candidates[0]).toMatchObject({ classes: 1, status: 'ok', delta: 0, smallestClass: 1, converged: true });
  expect(candidates[0]?.criteria?.entropyR2).toBeNull();
  expect(recommended).toBe(1);
});

test('more classes than rows fail with the reason, and the rest goes on', async () => {
  const few = rows.slice(0, 5);
  const { candidates, fits } = await select(modelFor, few, { classes: [6, 2, 7, 2] });
  expect(candidates.map(({ classes }) => classes)).toEqual([1, 2, 6, 7]);
  expect(candidates[3]).toMatchObject({
    status: 'failed',
    delta: null,
    logLikelihood: null,
    criteria: null,
    starts: null,
    error: { code: 'TOO_MANY_CLASSES', message: expect.stringContaining('7 classes for a total weight of 5') },
  });
  expect([...fits.keys()]).toEqual([1, 2]);
});

test('a single start is not replicated, few iterations do not converge: shown with figures, not recommended', async () => {
  const single = await select(modelFor, rows, { classes: [2], starts: 1 });
  expect(single.candidates.map(({ status }) => status)).toEqual(['ok', 'not replicated']);
  const short = await select(modelFor, rows, { classes: [2], maxIterations: 1 });
  expect(short.candidates[1]).toMatchObject({ status: 'not converged', converged: false });
  expect(short.candidates[1]?.criteria).not.toBeNull();
  expect([single.recommended, short.recommended]).toEqual([1, 1]);
  const nothing = await select(modelFor, rows, { classes: [2], maxIterations: 0 });
  expect(nothing.recommended).toBeNull();
  expect(nothing.candidates.map(({ delta }) => delta)).toEqual([null, null]);
});

test('fits are those of the models by themselves', async () => {
  const { fits } = await select(modelFor, rows, { classes: [2], seed: 4, starts: 3 });
  expect(fits.get(2)?.toJSON()).toEqual((await modelFor(2).fit(rows, { seed: 4, starts: 3 })).toJSON());
});

test('rows may be read only once', async () => {
  const { candidates } = await select(modelFor, rows.values(), { classes: [2] });
  expect(candidates.map(({ status }) => status)).not.toContain('failed');
});

describe('refuses', () => {
  const options = { classes: [1, 2] };
  test.each<[string, object, string]>([
    ['no numbers', { classes: [] }, 'BAD_OPTION'],
    ['zero classes', { classes: [0, 1] }, 'BAD_OPTION'],
    ['half a class', { classes: [1.5] }, 'BAD_OPTION'],
    ['a number alone', { classes: 3 }, 'BAD_OPTION'],
    ['too many numbers', { classes: Array.from({ length: 2000 }, (_, k) => k + 1) }, 'BAD_OPTION'],
    ['an unknown criterion', { ...options, criterion: 'dic' }, 'BAD_OPTION'],
    ['the entropy as criterion', { ...options, criterion: 'entropyR2' }, 'BAD_OPTION'],
    ['a start', { ...options, start: modelFor(2).toJSON() }, 'BAD_OPTION'],
    ['a bad option of the fits', { ...options, tolerance: -1 }, 'BAD_OPTION'],
    ['no signal', { ...options, signal: {} }, 'BAD_OPTION'],
  ])('%s', async (_, bad, code) => {
    await expect(select(modelFor, rows, bad as { classes: number[] })).rejects.toMatchObject({ code });
  });

  test('a function that does not obey', async () => {
    await expect(select(() => modelFor(2), rows, options)).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('data that no number of classes can be fitted to, with the error of the fit', async () => {
    await expect(select(modelFor, [], options)).rejects.toMatchObject({ code: 'NO_ROWS' });
    const wrong = [{ a: 2 }] as unknown as Row<typeof columns>[];
    await expect(select(modelFor, wrong, options)).rejects.toMatchObject({ code: 'BAD_CELL' });
  });
});

describe('an abort', () => {
  test('keeps what is done, and marks the fit under way', async () => {
    const controller = new AbortController();
    const { candidates, recommended, fits } = await select(modelFor, rows, {
      classes: [2, 3, 4],
      signal: controller.signal,
      onProgress: ({ classes, iteration }) => {
        if (classes === 3 && iteration === 2) controller.abort();
      },
    });
    expect(candidates.map(({ classes }) => classes)).toEqual([1, 2, 3]);
    expect(candidates[2]).toMatchObject({ status: 'aborted', converged: false, logLikelihood: expect.any(Number) });
    expect(recommended).not.toBe(3);
    expect(fits.get(3)?.info.stopReason).toBe('aborted');
  });

  test('before anything is done is an error', async () => {
    await expect(select(modelFor, rows, { classes: [2], signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });
});

const references = fileURLToPath(new URL('../../../../../shared/references/', import.meta.url));
const hasReferences = existsSync(`${references}ref`);

describe.skipIf(!hasReferences)('published best fits (skipped without the folder of references)', () => {
  const names = ['carcinoma', 'gss82'] as const;
  const best = (name: string, classes: number): { columns: string[]; loglik: number; AIC: number; BIC: number } =>
    JSON.parse(readFileSync(`${references}ref/best_${name}_lca_K${classes}.json`, 'utf8'));

  test.each(names)('%s: two and three classes', async (name) => {
    const [header = '', ...lines] = readFileSync(`${references}data/${name}.csv`, 'utf8').trimEnd().split('\n');
    const given = best(name, 2).columns;
    const labels = new Map(given.map((column) => [column, 'labels'] as const));
    const builder = createTextTable(header.split(','), { columns: labels });
    lines.forEach((line, i) => {
      builder.add(line.split(','), i + 2);
    });
    const table = builder.finish();
    const chosen = new Map(given.map((column) => [column, 'categorical']));
    const options: TableSelectOptions = { classes: [2, 3] };
    const watch = { signal: new AbortController().signal, report: () => {} };
    const documentFor = (classes: number) => inferModel(table, { classes, columns: chosen }).document;
    const { document } = await selectClasses(documentFor, table, options, watch);
    for (const { classes, logLikelihood, criteria } of document.candidates) {
      if (classes === 1) continue;
      const { loglik, AIC, BIC } = best(name, classes);
      expect(Math.abs((logLikelihood as number) - loglik)).toBeLessThan(1e-6 * Math.abs(loglik));
      expect(criteria?.aic).toBeCloseTo(AIC, 3);
      expect(criteria?.bic).toBeCloseTo(BIC, 3);
    }
    const ranked = document.candidates.filter(({ status }) => status === 'ok' || status === 'weakly replicated');
    const lowest = ranked.reduce((a, b) => ((b.criteria?.bic as number) < (a.criteria?.bic as number) ? b : a));
    expect(document.recommended).toBe(lowest.classes);
  });
});

test('types: the fits have the cells of the columns', async () => {
  const party: CategoricalColumn<'left' | 'right'> = { kind: 'categorical', levels: ['left', 'right'] };
  const data = [{ party: 'left' }, { party: 'right' }, {}] as const;
  const { fits } = await select((classes) => mixture({ classes, columns: { party } }), data, { classes: [1] });
  const share: number | undefined = fits.get(1)?.parameters.classes[0]?.party.left;
  // @ts-expect-error wrong level
  const wrong = () => fits.get(1)?.predict([{ party: 'centre' }]);
  expect(share).toBe(0.5);
  expect(wrong).toThrow();
});
