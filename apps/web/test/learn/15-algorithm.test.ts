import { gaussian, gaussianMixture } from 'latent';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { examples } from '../../src/learn/15-algorithm/examples.ts';
import { runFrom } from '../../src/numbers/runs.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

/** The rows of the staircase's table as numbers; NaN where there is none. */
async function stairs(page: Page): Promise<number[][]> {
  const cells = await page
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
  return cells.map((row) => row.map((cell) => (cell === '' ? Number.NaN : Number(cell))));
}

test('the log-likelihood never falls, and the bound touches before each M-step, in every model', async () => {
  const page = await openLab('/learn/15');
  await page.locator('.program').waitFor();
  await page.keyboard.press('t');
  for (const { id, model } of examples) {
    await page.evaluate((fragment) => window.location.assign(fragment), `#/learn/15?model=${id}&start=2&at=13`);
    const head = page.locator('thead th').last();
    await expect.poll(() => head.textContent()).toBe(`p(${model.latent.levels.at(-1)})`);
    await expect.poll(() => page.locator('.program [aria-current]').first().textContent()).toContain('maximize');
    const table = await stairs(page);
    expect(table.map(([iteration]) => iteration)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    table.forEach(([, height = Number.NaN, reached, gap, touched], k) => {
      expect(touched).toBeCloseTo(height, 5);
      const before = table[k - 1]?.[1];
      if (before === undefined) return;
      expect(reached).toBeGreaterThanOrEqual(before - 1e-6);
      expect(reached).toBeLessThanOrEqual(height + 1e-6);
      expect(gap).toBeCloseTo(height - (reached as number), 5);
    });
  }
});

test('two coins: the heights of the page are those of EM by hand', async () => {
  const page = await openLab('/learn/15?model=coins&start=7&at=12');
  await expect.poll(() => page.locator('#history').getAttribute('max')).toBe('12');
  await page.keyboard.press('t');
  const heights = (await stairs(page)).map(([, height]) => height as number);
  const coins = examples.find(({ id }) => id === 'coins');
  const [start] = coins ? (await runFrom(coins.model, coins.sample, 7, 0)).documents : [];
  if (!start) throw new Error('there is no start');
  const { coin, heads } = start.parameters as unknown as { coin: number[]; heads: { probability: number[] } };
  expect(heights).toHaveLength(7);
  for (const [k, height] of coinsByHand(coin, heads.probability, 7).entries())
    expect(heights[k]).toBeCloseTo(height, 5);
});

/** The log-likelihood of 5, 9, 8, 4, 7 heads in ten flips before each of some iterations. */
function coinsByHand(sizes: number[], probabilities: number[], iterations: number): number[] {
  const data = [5, 9, 8, 4, 7];
  const choose = (n: number, x: number): number => (x === 0 ? 1 : (choose(n - 1, x - 1) * n) / x);
  let [w, p] = [sizes, probabilities];
  return Array.from({ length: iterations }, () => {
    const joint = data.map((x) =>
      w.map((size, k) => size * choose(10, x) * (p[k] as number) ** x * (1 - (p[k] as number)) ** (10 - x)),
    );
    const sums = joint.map((row) => row.reduce((a, b) => a + b, 0));
    const n = w.map((_, k) => joint.reduce((sum, row, i) => sum + (row[k] as number) / (sums[i] as number), 0));
    p = p.map(
      (_, k) =>
        joint.reduce(
          (sum, row, i) => sum + (((row[k] as number) / (sums[i] as number)) * (data[i] as number)) / 10,
          0,
        ) / (n[k] as number),
    );
    w = n.map((count) => count / data.length);
    return sums.reduce((sum, each) => sum + Math.log(each), 0);
  });
}

test('30 starts of the Gaussian mixture end at several heights, and the best is the one that the library finds', async () => {
  const page = await openLab('/learn/15?model=gaussian&many=true');
  const ends = page.locator('.ends li');
  const read = async () =>
    (await ends.allTextContents()).map(
      (text) => /^(\d+) of 30 end at (-[\d.]+)$/.exec(text)?.slice(1).map(Number) ?? [],
    );
  await expect
    .poll(async () => (await read()).reduce((sum, [runs = 0]) => sum + runs, 0), { timeout: 25_000 })
    .toBe(30);
  const heights = (await read()).map(([, height]) => height as number);
  expect(heights.length).toBeGreaterThan(1);
  const cloud = examples
    .find(({ id }) => id === 'gaussian')
    ?.sample.rows.map(([x, y]) => ({ x: Number(x), y: Number(y) }));
  const model = gaussianMixture({ components: 3, columns: { x: gaussian(), y: gaussian() }, covariance: 'tied' });
  const { info } = await model.fit(cloud ?? []);
  expect(heights[0]).toBeCloseTo(info.logLikelihood, 3);
});

test('by keyboard alone: choose a model, step, play, go back, drag a parameter, open the numbers', async () => {
  const page = await openLab('/learn/15?at=0');
  const said = page.locator('.steps [role="status"]');
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await expect.poll(() => said.textContent()).toContain('Iteration 0: parameters');
  await press('e');
  await expect.poll(() => said.textContent()).toContain('Iteration 0: responsibilities');
  await press('m');
  await expect.poll(() => said.textContent()).toContain('Iteration 1: parameters');
  await press(' ');
  await expect.poll(() => said.textContent()).toContain('Iteration 2: parameters');
  expect(page.url()).toContain('at=4');
  await press('b', 'b');
  await expect.poll(() => said.textContent()).toContain('Iteration 1: parameters');
  await press('p');
  await expect.poll(() => said.textContent(), { timeout: 5000 }).toContain('Iteration 2');
  await press('p', 'r');
  await expect.poll(() => said.textContent()).toContain('Iteration 0');

  await tabTo(page, 'Three words');
  await press('ArrowRight');
  await expect.poll(() => page.url()).toContain('model=coins');
  await tabTo(page, 'heads', true);
  const spot = page.getByRole('slider', { name: 'heads' });
  const before = Number(await spot.getAttribute('aria-valuenow'));
  await press('ArrowLeft', 'Shift+ArrowLeft');
  await expect
    .poll(async () => Number(await spot.getAttribute('aria-valuenow')))
    .toBeCloseTo(Math.round((before - 0.11) * 100) / 100, 1);
  await press('t');
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
});

test('parameters that a person dragged are in the link, at the start and on the way', async () => {
  const page = await openLab('/learn/15?model=coins&start=7&at=0');
  const spot = page.getByRole('slider', { name: 'heads' });
  const said = page.locator('.steps [role="status"]');
  const shown = async (of: Page) => ({
    heads: await of.getByRole('slider', { name: 'heads' }).getAttribute('aria-valuetext'),
    heights: await of.locator('tbody tr').allTextContents(),
    at: await of.locator('#history').inputValue(),
  });
  const again = async () => {
    const copy = await openLab(page.url().split('#')[1] as string);
    await copy.locator('.program').waitFor();
    await copy.keyboard.press('t');
    await expect.poll(() => shown(copy)).toEqual(await shown(page));
    return copy;
  };
  await page.locator('.program').waitFor();
  await page.keyboard.press('t');
  await spot.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('theta=');
  await page.keyboard.press('e');
  await page.keyboard.press('m');
  await expect.poll(() => said.textContent()).toContain('Iteration 1: parameters');
  const moved = await again();
  await moved.keyboard.press('r');
  await expect.poll(() => moved.url()).not.toContain('theta=');
  // Back to EM's own start, and a fork after one iteration.
  await page.keyboard.press('r');
  await expect.poll(() => page.url()).not.toContain('theta=');
  await page.keyboard.press(' ');
  await expect.poll(() => said.textContent()).toContain('Iteration 1: parameters');
  await spot.press('Shift+ArrowRight');
  await expect.poll(() => page.url()).toContain('fork=3');
  await page.keyboard.press(' ');
  await expect.poll(() => said.textContent()).toContain('Iteration 2: parameters');
  await again();
  // Before the fork nothing of it is shown, and the link says nothing of it.
  for (let i = 0; i < 3; i++) await page.keyboard.press('b');
  await expect.poll(() => page.url()).not.toContain('theta=');
});

/** Presses Tab until an element of this name has the focus. */
async function tabTo(page: Page, name: string, isBack = false): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press(isBack ? 'Shift+Tab' : 'Tab');
    const reached = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.closest('label')?.textContent;
    });
    if (reached === name) return;
  }
  throw new Error(`Tab does not reach "${name}"`);
}
