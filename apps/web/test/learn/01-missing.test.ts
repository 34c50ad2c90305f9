import { expect, test } from 'vitest';
import { HIDDEN, shown, THETA } from '../../src/learn/01-missing/rows.ts';
import { jointCounts, type Square } from '../../src/numbers/jointCounts.ts';
import type { ThoughtAndWord } from '../../src/numbers/wordsAndThoughts.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('counts are whole exactly where nothing is hidden', async () => {
  const page = await openLab('/learn/1');
  const counts = async (): Promise<readonly string[]> => page.locator('.bar-end').allTextContents();
  await expect.poll(counts).toEqual(['5.760', '0.576', '2.240', '11.424']);
  await page.getByLabel('nothing', { exact: true }).check();
  await expect.poll(counts).toEqual(['5', '1', '3', '11']);
  const cell = page.getByRole('button', { name: 'Row 1, Thought: bad' });
  await cell.click(); // its word is good: .27 of .375 is a good thought
  await expect.poll(counts).toEqual(['5.720', '1', '2.280', '11']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter'); // the word too: the row may be anything
  await expect.poll(counts).toEqual(['5.270', '1.030', '2.105', '11.595']);
  await page.getByRole('button', { name: 'Thought', exact: true }).first().click();
  await page.getByRole('button', { name: 'Thought', exact: true }).first().click();
  expect(page.url()).toContain('hidden=2000');
});

test('the counts are those of Bayes’ rule, whatever is hidden', () => {
  const rows = shown(HIDDEN.some);
  const byHand = sumOf(rows.map(shareByHand));
  const { seen, filled, expected } = jointCounts(THETA, rows);
  for (const t of [0, 1] as const)
    for (const w of [0, 1] as const) {
      expect(expected[t][w]).toBeCloseTo(byHand[t][w], 12);
      expect(seen[t][w] + filled[t][w]).toBeCloseTo(byHand[t][w], 12);
      expect(Number.isInteger(seen[t][w])).toBe(true);
    }
});

test('under this guess no way of hiding cells leaves all four counts whole', () => {
  const kinds = (cells: ThoughtAndWord): Square => shareByHand(cells);
  const shares = [
    { most: 8, share: kinds({ thought: null, word: 1 }) },
    { most: 12, share: kinds({ thought: null, word: 0 }) },
    { most: 6, share: kinds({ thought: 1, word: null }) },
    { most: 14, share: kinds({ thought: 0, word: null }) },
    { most: 20, share: kinds({ thought: null, word: null }) },
  ];
  let coincidences = 0;
  const visit = (kind: number, left: number, sums: readonly number[]): void => {
    const here = shares[kind];
    if (!here) {
      if (left < 20 && sums.every((sum) => Math.abs(sum - Math.round(sum)) < 1e-9)) coincidences++;
      return;
    }
    const flat = here.share.flat();
    for (let n = 0; n <= Math.min(here.most, left); n++)
      visit(
        kind + 1,
        left - n,
        sums.map((sum, i) => sum + n * (flat[i] ?? 0)),
      );
  };
  visit(0, 20, [0, 0, 0, 0]);
  expect(coincidences).toBe(0);
});

/** p(thought, word | what is shown), by the joint table and Bayes' rule. */
function shareByHand({ thought, word }: ThoughtAndWord): Square {
  const { pi, t1, t0 } = THETA;
  const joint = [
    [(1 - pi) * (1 - t0), (1 - pi) * t0],
    [pi * (1 - t1), pi * t1],
  ];
  const kept = joint.map((row, t) => row.map((p, w) => ((thought ?? t) === t && (word ?? w) === w ? p : 0)));
  const total = kept.flat().reduce((sum, p) => sum + p, 0);
  return kept.map((row) => row.map((p) => p / total)) as unknown as Square;
}

const sumOf = (squares: readonly Square[]): Square =>
  squares.reduce(
    (sum, square) => sum.map((row, t) => row.map((n, w) => n + (square[t]?.[w] ?? 0))) as unknown as Square,
  );
