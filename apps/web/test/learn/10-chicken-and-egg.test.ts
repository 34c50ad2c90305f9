import { binomial, mixture } from 'latent';
import { expect, test } from 'vitest';
import { courseOf, guessOf } from '../../src/learn/10-chicken-and-egg/routes.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const HEADS = [5, 9, 8, 4, 7];

/** Σ log p without the binomial constant, by hand. */
const height = (size: number, a: number, b: number): number => {
  const joint = (p: number, heads: number) => p ** heads * (1 - p) ** (10 - heads);
  return HEADS.reduce((sum, heads) => sum + Math.log(size * joint(a, heads) + (1 - size) * joint(b, heads)), 0);
};

/** The first guess, by the rule that the lesson states. */
const fraction = (prime: number): number => Number((0.05 + 0.9 * (Math.sqrt(prime) % 1)).toFixed(3));

test('60 guesses, of parameters and of responsibilities, end at the height of the library’s own fit', async () => {
  const fit = await mixture({ classes: 2, columns: { heads: binomial({ trials: 10 }) } }).fit(
    { heads: HEADS },
    { seed: 7 },
  );
  const [one, other] = fit.parameters.classes;
  const best = height(fit.parameters.weights[0] as number, one?.heads.probability ?? 0, other?.heads.probability ?? 0);
  expect(best).toBeCloseTo(-31.5687, 4);
  for (let number = 1; number <= 30; number++)
    for (const route of ['parameters', 'responsibilities'] as const) {
      const heights = (await courseOf(route, guessOf(number))).map(([, at]) => at);
      expect(heights.at(-1)).toBeCloseTo(best, 6);
      heights.forEach((at, i) => {
        if (i > 0) expect(at).toBeGreaterThanOrEqual((heights[i - 1] as number) - 1e-12);
      });
    }
});

test('from guessed parameters the E-step comes first; both ways end at one height', async () => {
  const page = await openLab('/learn/10');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await expect.poll(() => button('E-step').isEnabled()).toBe(true);
  expect(await button('M-step').isEnabled()).toBe(false);
  const told = (name: string) => page.locator(`[data-told="${name}"]`).textContent();
  await expect.poll(() => told('parameters')).toBe('-31.5687');
  await expect.poll(() => told('responsibilities')).toBe('-31.5687');
  await page.keyboard.press('e');
  await expect.poll(() => button('M-step').isEnabled()).toBe(true);
  await page.keyboard.press('t');
  const first = [fraction(2), fraction(3), fraction(5)] as const;
  const cell = page.locator('tbody tr').first().locator('td').nth(1);
  expect(Number(await cell.textContent())).toBeCloseTo(height(...first), 5);
});

test('from guessed responsibilities the M-step comes first, and gives weighted shares of heads', async () => {
  const page = await openLab('/learn/10?from=responsibilities');
  await page.getByText('No parameters yet').waitFor();
  await page.keyboard.press('m');
  const q = [7, 11, 13, 17, 19].map(fraction);
  const sum = q.reduce((total, share) => total + share, 0);
  const heads = q.reduce((total, share, i) => total + share * (HEADS[i] as number), 0);
  const reached = height(sum / 5, heads / (10 * sum), (33 - heads) / (10 * (5 - sum)));
  await page.getByText(`After 1 M-steps the log-likelihood is ${reached.toFixed(4)}.`).waitFor();
  await page.keyboard.press('b');
  await page.getByText('No parameters yet').waitFor();
});
