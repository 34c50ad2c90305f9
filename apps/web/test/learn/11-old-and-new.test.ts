import { expect, test } from 'vitest';
import { coinsAt, followingBound, frozenBound, likelihoodAt, topOf } from '../../src/learn/11-old-and-new/coins.ts';
import { slopeAt } from '../../src/learn/11-old-and-new/slope.ts';
import { coinsLogLikelihood } from '../../src/numbers/twoCoins.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const HEADS = [5, 9, 8, 4, 7];
const grid = Array.from({ length: 97 }, (_, i) => 0.02 + i / 100);

/** p(coin A | heads) by hand. */
function shares(a: number): number[] {
  const joint = (p: number, heads: number) => 0.5 * p ** heads * (1 - p) ** (10 - heads);
  return HEADS.map((heads) => joint(a, heads) / (joint(a, heads) + joint(0.75, heads)));
}

/** The slope of the log-likelihood by Fisher's identity: Σ r (x/p − (10 − x)/(1 − p)). */
const slope = (a: number): number =>
  shares(a).reduce((sum, r, i) => sum + r * ((HEADS[i] as number) / a - (10 - (HEADS[i] as number)) / (1 - a)), 0);

/** Σ r x / (10 Σ r). */
function ratio(old: number): number {
  const r = shares(old);
  const sum = (of: (i: number) => number) => r.reduce((total, share, i) => total + share * of(i), 0);
  return sum((i) => HEADS[i] as number) / (10 * sum(() => 1));
}

test('frozen: below everywhere, touching at the old parameter with its slope, concave, with its top at the ratio', async () => {
  for (const old of [0.1, 0.25, 0.5, 0.9]) {
    const frozen = frozenBound(old);
    expect(frozen(old)).toBeCloseTo(coinsLogLikelihood(coinsAt(old)), 10);
    expect(slopeAt(frozen, old)).toBeCloseTo(slope(old), 6);
    expect(slopeAt(likelihoodAt, old)).toBeCloseTo(slope(old), 6);
    for (const a of grid) {
      expect(frozen(a)).toBeLessThanOrEqual(coinsLogLikelihood(coinsAt(a)) + 1e-12);
      if (a < 0.97) expect(frozen(a - 0.01) + frozen(a + 0.01)).toBeLessThan(2 * frozen(a));
    }
    const top = await topOf(old);
    expect(top).toBeCloseTo(ratio(old), 12);
    for (const a of grid) expect(frozen(top)).toBeGreaterThanOrEqual(frozen(a));
  }
});

test('following: the bound is the log-likelihood, which is not concave', () => {
  for (const a of grid) expect(followingBound(a)).toBeCloseTo(coinsLogLikelihood(coinsAt(a)), 10);
  expect(likelihoodAt(0.02) + likelihoodAt(0.08)).toBeGreaterThan(2 * likelihoodAt(0.05));
});

test('the page: equal slopes, no gap where the responsibilities follow, and a step to the top', async () => {
  const page = await openLab('/learn/11');
  const told = (name: string) => page.locator(`[data-told="${name}"]`).textContent().then(Number);
  await expect.poll(() => told('slope')).toBeCloseTo(slope(0.25), 3);
  expect(await told('bound-slope')).toBeCloseTo(slope(0.25), 3);
  expect(await told('gap')).toBeGreaterThan(0.5);
  await page.getByRole('radio', { name: 'follow the new one' }).check();
  await expect.poll(() => told('gap')).toBe(0);
  await page.getByRole('radio', { name: 'are frozen at the old parameter' }).check();
  await page.getByRole('button', { name: 'The new to the top of the bound' }).click();
  const handle = (name: string) => page.getByRole('slider', { name }).getAttribute('aria-valuenow').then(Number);
  await expect.poll(() => handle('new parameter')).toBeCloseTo(ratio(0.25), 4);
  await page.getByRole('button', { name: 'The new becomes the old' }).click();
  await expect.poll(() => handle('old parameter')).toBeCloseTo(ratio(0.25), 4);
  expect(await told('gap')).toBe(0);
});
