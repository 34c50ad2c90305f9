import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const [BAD, GOOD] = [0.7 * 0.2, 0.3 * 0.9];

test('the mean stays for every q between, the spread follows q and is zero at the posterior; at 0 and 1 it is zero about a wrong mean', async () => {
  const page = await openLab('/learn/6');
  const slider = page.getByLabel('q(thought is good)').and(page.locator('input'));
  const mean = async (): Promise<number> => Number(await page.locator('[data-mean]').textContent());
  const variance = async (): Promise<number> => Number(await page.locator('[data-live="variance"]').textContent());
  for (const q of [0.01, 0.25, 0.5, 0.8, 0.99]) {
    await slider.fill(String(q));
    const spread = q * (1 - q) * (GOOD / q - BAD / (1 - q)) ** 2;
    await expect.poll(variance).toBeCloseTo(spread, 6);
    expect(await mean()).toBe(0.41);
  }
  await page.getByLabel('the posterior').check();
  await expect.poll(variance).toBe(0);
  expect(await mean()).toBe(0.41);
  expect(await page.locator('[data-draws]').textContent()).toBe('0.4100 ± 0.0000');
  expect(await page.getByRole('note').count()).toBe(0);
  for (const [name, wrong] of [
    ['exactly 1', GOOD],
    ['exactly 0', BAD],
  ] as const) {
    await page.getByLabel(name).check();
    await expect.poll(mean).toBeCloseTo(wrong, 4);
    expect(await variance()).toBe(0);
    await expect.poll(() => page.getByRole('note').textContent()).toContain('never drawn');
  }
});

test('the mean of the draws is that of the dots, and another draw is another one', async () => {
  const page = await openLab('/learn/6?q=0.3');
  const check = async (): Promise<number> => {
    const good = await page.locator('[data-thought="good"] .draw').count();
    const bad = await page.locator('[data-thought="bad"] .draw').count();
    expect(good + bad).toBe(50);
    const [m, e] = [(good * (GOOD / 0.3) + bad * (BAD / 0.7)) / 50, (GOOD / 0.3 - BAD / 0.7) ** 2];
    const said = `${m.toFixed(4)} ± ${Math.sqrt(((e * good * bad) / 50 / 49 / 50) as number).toFixed(4)}`;
    await expect.poll(() => page.locator('[data-draws]').textContent()).toBe(said);
    return good;
  };
  await page.locator('.draw').first().waitFor();
  const seen = new Set([await check()]);
  for (let i = 0; i < 3; i++) {
    await page.getByRole('button', { name: 'Draw 50 others' }).click();
    seen.add(await check());
  }
  expect(seen.size).toBeGreaterThan(1);
  expect(page.url()).toContain('seed=4');
});
