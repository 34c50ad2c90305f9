import { expect, test } from 'vitest';
import { selectFits } from '../../src/api/selectFits.ts';
import { type FitDocument, LatentError } from '../../src/index.ts';
import { bernoulli, createRandomRows, mixture } from './support.ts';

// The comparison on constructed fits: a real one with other figures.
const columns = { a: bernoulli(), b: bernoulli(), c: bernoulli() };
const { model, ...real } = (
  await mixture({ classes: 2, columns }).fit(createRandomRows(100).map(({ d: _, ...row }) => row))
).toJSON();

type Figures = Partial<Omit<FitDocument, 'model'>> & { readonly bic?: number; readonly fixed?: readonly string[] };

const GOOD = {
  converged: true,
  stopReason: 'tolerance',
  starts: { count: 20, finished: 5, atBest: 5, objectives: [] },
  identifiability: { identified: true, rank: 7, genericRank: 7, freeParameters: 7, weakest: 0.1, directions: [] },
  warnings: [],
} as const;

/** Fits by number of classes: log-likelihood and BIC, or an error. */
function compare(fits: Readonly<Record<number, Figures | Error>>, { signal = new AbortController().signal } = {}) {
  return selectFits(
    { classes: Object.keys(fits).map(Number) },
    signal,
    async (classes) => {
      const found = fits[classes] ?? {};
      if (found instanceof Error) throw found;
      return found;
    },
    ({ bic = 0, fixed = [], ...figures }) => ({
      model: { ...model, fixed },
      info: { ...real, ...GOOD, criteria: { ...real.criteria, bic }, ...figures },
    }),
  );
}

const statuses = async (fits: Parameters<typeof compare>[0]) =>
  (await compare(fits)).document.candidates.map(({ status }) => status);

test('a log-likelihood below that of any fewer classes is never recommended, however low its criterion', async () => {
  const { document } = await compare({
    1: { logLikelihood: -100, bic: 210 },
    2: { logLikelihood: -80, bic: 190 },
    3: { logLikelihood: -90, bic: 150 },
    4: { logLikelihood: -81, bic: 160 },
    5: { logLikelihood: -70, bic: 200 },
  });
  expect(document.candidates.map(({ status }) => status)).toEqual(['ok', 'ok', 'below K-1', 'below K-1', 'ok']);
  expect(document.recommended).toBe(2);
  expect(document.candidates.map(({ delta }) => delta)).toEqual([20, 0, -40, -30, 10]);
});

test('what fewer classes reached counts, converged or not', async () => {
  const cut = { logLikelihood: -80, converged: false, stopReason: 'max-iterations' } as const;
  expect(await statuses({ 1: { logLikelihood: -100 }, 2: cut, 3: { logLikelihood: -90 } })).toEqual([
    'ok',
    'not converged',
    'below K-1',
  ]);
});

test('under a prior, and where parameters are fixed, fewer classes are not compared', async () => {
  const prior = { logPrior: -3 };
  const falling = { 1: { logLikelihood: -100 }, 2: { logLikelihood: -120 } };
  expect(await statuses(falling)).toEqual(['ok', 'below K-1']);
  expect(await statuses({ 1: { ...falling[1], ...prior }, 2: { ...falling[2], ...prior } })).toEqual(['ok', 'ok']);
  expect(await statuses({ 1: falling[1], 2: { ...falling[2], fixed: ['class'] } })).toEqual(['ok', 'ok']);
});

test('a fit that is not identified, or reached once, is shown with its criterion and passed over', async () => {
  const { document } = await compare({
    1: { logLikelihood: -100, bic: 210 },
    2: { logLikelihood: -80, bic: 190, starts: { ...GOOD.starts, atBest: 1 } },
    3: { logLikelihood: -70, bic: 180, identifiability: { ...GOOD.identifiability, identified: false } },
    4: { logLikelihood: -69, bic: 205, starts: { count: 100, finished: 25, atBest: 2, objectives: [] } },
  });
  expect(document.candidates.map(({ status }) => status)).toEqual([
    'ok',
    'not replicated',
    'not identified',
    'weakly replicated',
  ]);
  expect(document.recommended).toBe(4);
  expect(document.candidates[1]?.criteria?.bic).toBe(190);
});

test('a failure stands with its reason, other errors are thrown', async () => {
  const failure = new LatentError('ALL_STARTS_FAILED', 'none of 20 starts', 'Look for zeros.');
  const { document, fits } = await compare({ 1: {}, 2: failure, 3: { logLikelihood: -1 } });
  expect(document.candidates[1]).toMatchObject({
    status: 'failed',
    error: { code: 'ALL_STARTS_FAILED', message: 'none of 20 starts', fix: 'Look for zeros.' },
  });
  expect([...fits.keys()]).toEqual([1, 3]);
  await expect(compare({ 1: failure, 2: new LatentError('NO_ROWS', '', '') })).rejects.toBe(failure);
  const bug = new TypeError('bug');
  await expect(compare({ 1: {}, 2: bug })).rejects.toBe(bug);
  const mistake = new LatentError('BAD_OPTION', '', '');
  await expect(compare({ 1: {}, 2: mistake })).rejects.toBe(mistake);
});

test('an abort between two fits keeps the first; one before the first E-step has no figures', async () => {
  const controller = new AbortController();
  const aborted = new LatentError('ABORTED', 'aborted', 'Give it more time.');
  const { document } = await compare({ 1: { logLikelihood: -100 }, 2: aborted });
  expect(document.candidates[1]).toMatchObject({ status: 'aborted', logLikelihood: null });
  controller.abort();
  await expect(compare({ 1: {} }, { signal: controller.signal })).rejects.toMatchObject({ code: 'ABORTED' });
});
