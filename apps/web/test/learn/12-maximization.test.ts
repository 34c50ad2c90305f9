import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const A = [0.95, 0.1, 0.7, 0.3, 0.85, 0.2, 0.6, 0.05];
const B = A.map((share) => 1 - share);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const weighed = (shares: readonly number[], values: readonly number[]): number =>
  sum(shares.map((share, i) => share * (values[i] as number)));

const WORDS = [1, 0, 1, 1, 1, 0, 0, 0];
const GOOD = [1, 0, 1, 0, 0, 0, 1, 0];
const COUNTS = [4, 1, 3, 2, 5, 0, 2, 1];
const LENGTHS = [2.1, -0.4, 1.2, 0.3, 1.8, -1, 0.9, -0.2];
const TRIES = [0, 3, 1, 2, 0, 5, 1, 4];

/** By family: the closed form, and log p(x; θ) up to what does not depend on θ. */
const byHand: Readonly<
  Record<
    string,
    { closed: (r: readonly number[]) => number; data: readonly number[]; logP: (x: number, theta: number) => number }
  >
> = {
  bernoulli: {
    data: WORDS,
    closed: (r) => weighed(r, WORDS) / sum(r),
    logP: (x, p) => Math.log(x === 1 ? p : 1 - p),
  },
  categorical: {
    data: GOOD,
    closed: (r) => weighed(r, GOOD) / sum(r),
    logP: (x, p) => Math.log(x === 1 ? p : 1 - p),
  },
  poisson: { data: COUNTS, closed: (r) => weighed(r, COUNTS) / sum(r), logP: (x, rate) => x * Math.log(rate) - rate },
  gaussian: { data: LENGTHS, closed: (r) => weighed(r, LENGTHS) / sum(r), logP: (x, mean) => -((x - mean) ** 2) },
  own: {
    data: TRIES,
    closed: (r) => sum(r) / (sum(r) + weighed(r, TRIES)),
    logP: (x, p) => Math.log(p) + x * Math.log(1 - p),
  },
};

/** The highest of 20 001 places. */
function highest(height: (theta: number) => number, from: number, to: number): number {
  const places = Array.from({ length: 20_001 }, (_, i) => from + ((to - from) * i) / 20_000);
  return places.reduce((best, place) => (height(place) > height(best) ? place : best), (from + to) / 2);
}

test('where the parameter snaps to is the closed form and the numeric top of Q, in every family and both classes', async () => {
  const page = await openLab('/learn/12');
  await page.locator('.fill-new').waitFor();
  const numbers = async (): Promise<number[]> =>
    (await page.locator('.side [role="status"] strong').allTextContents()).map(Number);
  for (const [id, { closed, data, logP }] of Object.entries(byHand)) {
    for (const [name, shares] of [
      ['A', A],
      ['B', B],
    ] as const) {
      await page.evaluate((fragment) => window.location.assign(fragment), `#/learn/12?family=${id}&class=${name}`);
      const theta = closed(shares);
      await expect.poll(async () => (await numbers())[0]).toBeCloseTo(theta, 5);
      const [, library, found] = await numbers();
      expect(library).toBeCloseTo(theta, 5);
      expect(found).toBeCloseTo(theta, 4);
      const [from, to] = id === 'poisson' ? [0.01, 6] : id === 'gaussian' ? [-2, 3] : [0.001, 0.999];
      expect(
        highest(
          (place) =>
            weighed(
              shares,
              data.map((x) => logP(x, place)),
            ),
          from,
          to,
        ),
      ).toBeCloseTo(theta, 3);
      await page.keyboard.press('m');
      await expect
        .poll(async () => Number(await page.locator('.handle').getAttribute('aria-valuenow')))
        .toBeCloseTo(theta, 5);
    }
  }
});

test('a parameter that was dragged goes to the top when it is let go; by keys it stays where it was put', async () => {
  const page = await openLab('/learn/12?family=poisson');
  const handle = page.locator('.handle');
  const value = async (): Promise<number> => Number(await handle.getAttribute('aria-valuenow'));
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(value).toBe(1.21);
  const box = await handle.boundingBox();
  if (!box) throw new Error('the handle is not there');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 3 });
  await expect.poll(value).toBeGreaterThan(1.4);
  await page.mouse.up();
  await expect.poll(value).toBeCloseTo(weighed(A, COUNTS) / sum(A), 5);
  await expect.poll(() => page.url()).toContain('theta=3.2266667');
});
