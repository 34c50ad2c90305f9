import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const [X, Q] = [
  [0.5, 3, 1.2, 2],
  [0.1, 0.4, 0.3, 0.2],
];
const mean = (f: (x: number) => number) => X.reduce((sum, x, i) => sum + (Q[i] as number) * f(x), 0);
const sides = {
  log: { outside: Math.log(mean((x) => x)), inside: mean(Math.log), sign: '≥' },
  exp: { outside: Math.exp(mean((x) => x)), inside: mean(Math.exp), sign: '≤' },
  line: { outside: mean((x) => 2 * x - 3), inside: mean((x) => 2 * x - 3), sign: '=' },
};

test('the sign turns with the bend: log, exp, straight line', async () => {
  const page = await openLab('/learn/7?x=0.5,3,1.2,2&q=0.1,0.4,0.3,0.2');
  const live = (place: string) => page.locator(`[data-live="${place}"]`).textContent().then(Number);
  for (const [name, { outside, inside, sign }] of Object.entries(sides)) {
    await page.locator(`label:has-text("${name === 'line' ? '2x - 3' : `${name}:`}") input`).check();
    await expect.poll(() => live('outside')).toBeCloseTo(outside, 4);
    expect(await live('inside')).toBeCloseTo(inside, 4);
    expect(await page.locator('[data-told="sign"]').textContent()).toBe(sign);
  }
});

test('points and weights are moved by keyboard; points in one place leave no gap', async () => {
  const page = await openLab('/learn/7?x=1,1.1&q=0.5,0.5');
  const difference = () => page.locator('[data-told="difference"]').textContent().then(Number);
  await expect.poll(difference).toBeCloseTo(Math.log(1.05) - (Math.log(1) + Math.log(1.1)) / 2, 4);
  const weight = page.getByRole('slider', { name: 'weight of point 1' });
  await weight.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => weight.getAttribute('aria-valuenow')).toBe('0.49');
  const point = page.getByRole('slider', { name: 'point 1', exact: true });
  await point.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(difference).toBe(0);
  expect(await page.locator('[data-told="sign"]').textContent()).toBe('=');
});
