import { expect, test } from 'vitest';
import { rowLogLikelihoods } from '../../src/numbers/wordsAndThoughts.ts';
import { type Shares, wordsBoundCurve, wordsDecomposition } from '../../src/numbers/wordsOnly.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('the bound is nowhere above the library’s log-likelihood, at 1001 parameters for each of many q', () => {
  const rows = [
    { thought: null, word: 1 },
    { thought: null, word: 0 },
  ] as const;
  const likelihoods = Array.from({ length: 1001 }, (_, i) => {
    const theta = { pi: 0.5, t1: 0.01 + (0.98 * i) / 1000, t0: 0.2 };
    const [good = Number.NaN, bad = Number.NaN] = rowLogLikelihoods(theta, rows);
    return { theta, height: 37 * good + 63 * bad };
  });
  const grid = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1];
  for (const q of grid.flatMap((good) => grid.map((bad): Shares => [good, bad])))
    expect(Math.max(...likelihoods.map(({ theta, height }) => wordsBoundCurve(theta, q) - height))).toBeLessThan(1e-11);
});

test('numbers, picture and erratum of the page', async () => {
  const page = await openLab('/learn/8');
  const live = (place: string) => page.locator(`[data-live="${place}"]`).textContent().then(Number);
  const theta = { pi: 0.5, t1: 0.35, t0: 0.2 };
  // The posterior at the old parameter of 0.8, by hand.
  const q: Shares = [0.4 / 0.5, 0.1 / 0.5];
  const { logLikelihood, elbo, kl } = await wordsDecomposition(theta, q);
  await expect.poll(() => live('gap')).toBeCloseTo(kl, 4);
  expect(await live('likelihood')).toBeCloseTo(logLikelihood, 4);
  expect(await live('elbo')).toBeCloseTo(elbo, 4);
  expect(logLikelihood).toBeCloseTo(37 * Math.log(0.275) + 63 * Math.log(0.725), 9);
  expect(await page.locator('[data-told="above"]').textContent()).toBe('0');
  await expect.poll(() => page.getByText('It comes closest at 0.80, where 0.0000').count()).toBe(1);
  expect(await page.getByRole('complementary', { name: /Erratum/ }).textContent()).toMatch(/concave.*lower bound/s);
});

test('at the old parameter nothing is missing; a q of one’s own leaves a gap, and the bound stays below', async () => {
  const page = await openLab('/learn/8?t1=0.8');
  const gap = () => page.locator('[data-live="gap"]').textContent().then(Number);
  await expect.poll(gap).toBe(0);
  const slider = page.getByRole('slider', { name: 'q(good thought | good word)' });
  await slider.focus();
  await page.keyboard.press('Shift+ArrowRight');
  // KL of 37 rows with q = 0.9 from a posterior of 0.8
  await expect.poll(gap).toBeCloseTo(37 * (0.9 * Math.log(0.9 / 0.8) + 0.1 * Math.log(0.1 / 0.2)), 4);
  expect(await page.locator('[data-told="above"]').textContent()).toBe('0');
  expect(page.url()).toContain('own=true');
});
