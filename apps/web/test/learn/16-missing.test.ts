import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { estimated, speeds } from '../../src/learn/16-missing/known.ts';
import { chancesToSee, incompleteRows, type RowKinds } from '../../src/numbers/incomplete.ts';
import { rowLogLikelihoods, type Theta } from '../../src/numbers/wordsAndThoughts.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const PATIENT = { timeout: 20_000 };
const TRUTH: Theta = { pi: 0.3, t1: 0.9, t0: 0.2 };
const kinds = (both: number, word: number, thought = 0, neither = 0): RowKinds => ({ both, word, thought, neither });

function near(theta: Theta | undefined, { pi, t1, t0 }: Theta, digits: number): void {
  expect(theta?.pi).toBeCloseTo(pi, digits);
  expect(theta?.t1).toBeCloseTo(t1, digits);
  expect(theta?.t0).toBeCloseTo(t0, digits);
}

test('rows are there exactly as often as the truth says, whatever is missing', () => {
  const rows = incompleteRows(TRUTH, kinds(400, 600, 300, 50), 'word');
  const counted = (kind: keyof RowKinds) =>
    rows.filter((row) => row.kind === kind).reduce((sum, { count }) => sum + count, 0);
  expect([counted('both'), counted('word'), counted('thought'), counted('neither')].map((n) => n.toFixed(9))).toEqual([
    '400.000000000',
    '600.000000000',
    '300.000000000',
    '50.000000000',
  ]);
  const complete = (thought: 0 | 1, word: 0 | 1) =>
    rows.find((row) => row.kind === 'both' && row.thought === thought && row.word === word)?.count;
  // 1000 · p(t, w) · the chance to see, which is 4 c after a good word and c after a bad one: c (4 · 0.41 + 0.59) = 0.4
  const c = 0.4 / (4 * 0.41 + 0.59);
  expect(complete(1, 1)).toBeCloseTo(1000 * 0.3 * 0.9 * 4 * c, 9);
  expect(complete(0, 0)).toBeCloseTo(1000 * 0.7 * 0.8 * c, 9);
  const { good, bad } = chancesToSee(0.8, 0.41);
  expect(good).toBe(1);
  expect(0.41 + 0.59 * bad).toBeCloseTo(0.8, 12);
});

describe('what the lesson claims, from the library', () => {
  test.each([
    ['both', kinds(500, 0), 3],
    ['words only', kinds(0, 500), 1],
    ['thoughts only', kinds(0, 0, 500), 1],
    ['words only and thoughts only', kinds(0, 500, 500), 2],
    ['words only and complete', kinds(100, 500), 3],
    ['words only and empty', kinds(0, 500, 0, 100), 1],
  ])('rank of %s', async (_, rows, rank) => {
    expect((await estimated(rows, 'chance')).rank).toBe(rank);
  });

  test('empty rows add exactly 0 and change nothing', async () => {
    expect(rowLogLikelihoods(TRUTH, [{ thought: null, word: null }])[0]).toBe(0);
    const [without, withEmpty] = [
      await estimated(kinds(200, 300), 'chance'),
      await estimated(kinds(200, 300, 0, 400), 'chance'),
    ];
    expect(withEmpty.worth.neither).toBe(0);
    near(withEmpty.full.theta, without.full.theta, 12);
  });

  test('missing by the word: all rows are exact, complete rows are not', async () => {
    const { full, complete } = await estimated(kinds(446, 554), 'word');
    near(full.theta, TRUTH, 6);
    near(complete?.theta, { pi: 0.5, t1: 0.97, t0: 0.5 }, 2);
    // by hand: 0.3 of good thoughts, seen 0.8 after good words and 0.2 after bad ones
    near(complete?.theta, { pi: 0.222 / 0.446, t1: 0.216 / 0.222, t0: 0.112 / 0.224 }, 6);
  });

  test('missing by the thought: all rows are wrong in all three, complete rows in π alone', async () => {
    const { full, complete } = await estimated(kinds(380, 620), 'thought');
    near(full.theta, { pi: 0.47, t1: 0.78, t0: 0.09 }, 2);
    near(complete?.theta, { pi: 0.24 / 0.38, t1: 0.9, t0: 0.2 }, 6);
  });

  test('iterations by the share of thoughts seen', async () => {
    expect(Object.fromEntries((await speeds()).map(({ share, iterations }) => [share, iterations]))).toEqual({
      0.01: 1395,
      0.05: 306,
      0.2: 78,
      0.5: 27,
      1: 2,
    });
  });
});

const rank = (page: Page) => page.locator('[data-live="rank"]').textContent();

async function twin(page: Page): Promise<Map<string, string[]>> {
  const rows = await page.locator('tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allTextContents()));
  return new Map(cells.map(([name = '', ...rest]) => [name, rest]));
}

test('the page shows it: ranks 3, 2, 1, both estimates, empty rows worth 0, and the chart', async () => {
  const page = await openLab('/learn/16');
  await page.keyboard.press('t');
  await expect.poll(() => rank(page), PATIENT).toBe('3');
  expect(await page.locator('[data-live="neither"]').textContent()).toBe('0.0');
  await expect.poll(async () => (await twin(page)).get('1% of thoughts seen')?.at(-1), PATIENT).toBe('1395');
  expect((await twin(page)).get('from all rows')?.slice(2, 5)).toEqual(['0.3000', '0.9000', '0.2000']);
  expect((await twin(page)).get('from complete rows')?.slice(2, 5)).toEqual(['0.4978', '0.9730', '0.5000']);
  await page.getByRole('radio', { name: 'never both' }).check();
  await expect.poll(() => rank(page), PATIENT).toBe('2');
  await page.getByRole('radio', { name: 'words only' }).check();
  await expect.poll(() => rank(page), PATIENT).toBe('1');
  const both = page.getByRole('slider', { name: 'Rows: both seen' });
  await both.press('ArrowRight');
  await expect.poll(() => rank(page), PATIENT).toBe('3');
  expect(page.url()).toContain('both=10');
});

test('rows that show nothing at all are refused in words', async () => {
  const page = await openLab('/learn/16?both=0&word=0&thought=0&neither=50');
  await expect.poll(() => page.getByRole('alert').textContent(), PATIENT).toContain('ALL_MISSING');
});
