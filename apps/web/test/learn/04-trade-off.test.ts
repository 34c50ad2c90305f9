import { expect, test } from 'vitest';
import { alongCurve, modelOf, rangeOfPi, rangeOfT0 } from '../../src/learn/04-trade-off/tradeOff.ts';
import { hiddenRows } from '../../src/learn/hundredRows.ts';
import { logLikelihood, undetermined } from '../../src/numbers/wordsAndThoughts.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const { rows, weights } = hiddenRows;
const BEST = 37 * Math.log(0.37) + 63 * Math.log(0.63);

test('the library’s log-likelihood is constant along the curve to 1e-12', () => {
  for (const t0 of [0.05, 0.2, 0.36, 0.6, 0.9])
    for (const theta of alongCurve(t0, 41)) {
      expect(Math.min(theta.t1, 1 - theta.t1)).toBeGreaterThan(0.0099);
      expect(Math.abs(logLikelihood(theta, rows, weights) - BEST)).toBeLessThan(1e-12);
    }
  expect(BEST / 100).toBeCloseTo(-0.658956, 6);
});

test('what the ranges allow leaves a probability to follow with', () => {
  for (let pi = 1; pi < 100; pi++)
    for (let t0 = 1; t0 < 100; t0++) {
      const { t1 } = modelOf({ pi: pi / 100, t1: 0.5, t0: t0 / 100, isLocked: true });
      expect(Math.min(t1, 1 - t1)).toBeGreaterThan(0.0099);
    }
  expect(rangeOfPi(0.2)).toEqual([0.22, 0.99]);
  expect(rangeOfT0(0.25)).toEqual([0.17, 0.49]);
});

test('the library finds one of three directions determined', () => {
  const { rank, freeParameters, sentences } = undetermined({ pi: 0.25, t1: 0.88, t0: 0.2 });
  expect([rank, freeParameters]).toEqual([1, 3]);
  expect(sentences.join()).toContain('only P(Words = 1) is determined');
});

test('dragged along the curve models change and the log-likelihood does not; t₁ let free, it falls', async () => {
  const page = await openLab('/learn/4');
  const sum = async (): Promise<number> => Number(await page.locator('[data-live="sum"]').textContent());
  const visited = page.locator('[data-visited]');
  const handle = page.getByRole('slider', { name: 'p(thought is good), along the curve' });
  await handle.focus();
  for (let i = 1; i <= 5; i++) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => visited.textContent()).toBe(String(i + 1));
    expect(await sum()).toBeCloseTo(BEST, 6);
  }
  expect(Number(await page.locator('[data-spread]').textContent())).toBeLessThan(1e-12);
  expect(page.url()).toContain('pi=0.3');
  await page.getByLabel('is free').check();
  await page.getByLabel('π = p(T=1)').fill('0.5');
  const m = 0.5 * (0.2 + 0.17 / 0.3) + 0.5 * 0.2;
  await expect.poll(sum).toBeCloseTo(37 * Math.log(m) + 63 * Math.log(1 - m), 5);
  expect(await visited.textContent()).toBe('6');
});
