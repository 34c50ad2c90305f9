import { createPosterior, modelFromJSON } from 'latent';
import { expect, test } from 'vitest';
import { heightsFor, withA } from '../../src/learn/13-simplified-bound/coins.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('with H(q) or without: the same top, and everywhere the same height between the curves', async () => {
  const page = await openLab('/learn/13?old=0.79');
  const tops = async (): Promise<number[]> =>
    (await page.locator('.side [role="status"] strong').allTextContents()).map(Number);
  await expect.poll(tops).toHaveLength(2);
  const [bound = 0, alone] = await tops();
  expect(alone).toBeCloseTo(bound, 5);
  expect(bound).toBeCloseTo(topByHand(0.79, 0.46), 5);
  await page.keyboard.press('t');
  const rows = await page
    .locator('tbody tr')
    .evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
    );
  expect(rows.length).toBeGreaterThan(9);
  for (const [, logLikelihood = 0, elbo = 0, q = 0, shift] of rows) {
    expect(shift).toBeCloseTo(entropyByHand(0.79, 0.46), 5);
    expect(elbo - q).toBeCloseTo(shift as number, 5);
    expect(elbo).toBeLessThanOrEqual(logLikelihood + 1e-6);
  }
  const before = await page.locator('svg[aria-label^="Bound"]').innerHTML();
  await page.getByRole('radio', { name: 'Q alone' }).check();
  await expect.poll(() => page.locator('svg[aria-label^="Bound"]').innerHTML()).not.toBe(before);
  expect(await tops()).toEqual([bound, alone]);
});

test('the sum of the page is the library’s decomposition', async () => {
  const page = await openLab('/learn/13?old=0.79&a=0.79');
  const live = (place: string) => page.locator(`[data-live="${place}"]`).textContent().then(Number);
  const start = withA(0.79);
  const fit = modelFromJSON(start).fit({ heads: [5, 9, 8, 4, 7] }, { start, maxIterations: 0 });
  for await (const step of fit) {
    const { elbo, q, entropy } = await step.decompose();
    await expect.poll(() => live('elbo')).toBeCloseTo(elbo, 3);
    expect(await live('q')).toBeCloseTo(q, 3);
    expect(await live('h')).toBeCloseTo(entropy, 3);
  }
  const handle = page.getByRole('slider', { name: 'new p(heads | coin A)' });
  await handle.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => page.url()).toContain('a=0.69');
});

test('the closed forms of the curves are the library’s numbers, on a grid', async () => {
  const heightsAt = await heightsFor(0.66);
  const q = createPosterior(2, Float64Array.from(posterior(0.66, 0.46).flatMap((share) => [share, 1 - share])));
  for (const a of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95]) {
    const start = withA(a);
    for await (const step of modelFromJSON(start).fit({ heads: HEADS }, { start, maxIterations: 0 })) {
      const found = await step.decompose(q);
      expect(heightsAt(a).elbo).toBeCloseTo(found.elbo, 10);
      expect(heightsAt(a).q).toBeCloseTo(found.q, 10);
      expect(heightsAt(a).logLikelihood).toBeCloseTo(found.logLikelihood, 10);
    }
  }
});

const HEADS = [5, 9, 8, 4, 7];

/** p(coin A | heads) of coins that are equally frequent. */
const posterior = (a: number, b: number): number[] =>
  HEADS.map((heads) => 1 / (1 + (b / a) ** heads * ((1 - b) / (1 - a)) ** (10 - heads)));

function topByHand(a: number, b: number): number {
  const q = posterior(a, b);
  const total = (of: (share: number, i: number) => number): number =>
    q.reduce((sum, share, i) => sum + of(share, i), 0);
  return total((share, i) => share * (HEADS[i] as number)) / total((share) => 10 * share);
}

const entropyByHand = (a: number, b: number): number =>
  -posterior(a, b).reduce((sum, share) => sum + share * Math.log(share) + (1 - share) * Math.log(1 - share), 0);
