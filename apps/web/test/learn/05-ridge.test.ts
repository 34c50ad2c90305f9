import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('tops of hills stay where they are with the thoughts seen, and move with the thoughts hidden', async () => {
  const page = await openLab('/learn/5?seen=true');
  const tops = async (): Promise<readonly string[]> =>
    (await page.locator('[data-top]').allTextContents()).map((text) => text.replace('top ', ''));
  const sum = async (): Promise<number> => Number(await page.locator('[data-live="sum"]').textContent());
  const drag = async (): Promise<void> => {
    await page.getByRole('slider', { name: 'p(word is good | bad thought)' }).focus();
    await page.keyboard.press('Shift+ArrowLeft');
  };
  await expect.poll(tops).toEqual(['0.250', '0.880', '0.200']);
  await drag();
  await expect.poll(() => page.url()).toContain('t0=0.2');
  expect(await tops()).toEqual(['0.250', '0.880', '0.200']);
  await page.getByRole('button', { name: 'Climb' }).click();
  const most = (yes: number, no: number): number => yes * Math.log(yes / (yes + no)) + no * Math.log(no / (yes + no));
  await expect.poll(sum).toBeCloseTo(most(25, 75) + most(22, 3) + most(15, 60), 4);

  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(tops).toEqual(['0.175', '0.475', '0.150']);
  await expect.poll(sum).toBeCloseTo(37 * Math.log(0.46) + 63 * Math.log(0.54), 4);
  await drag();
  await expect.poll(tops).toEqual(['0.340', '0.625', '0.150']);
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('button', { name: 'Climb' }).click();
  const m = 0.175 * 0.475 + 0.825 * 0.15; // each hill alone was right, together they overshoot
  await expect.poll(sum).toBeCloseTo(37 * Math.log(m) + 63 * Math.log(1 - m), 4);
  expect(m).toBeLessThan(0.37);
  expect(await sum()).toBeLessThan(37 * Math.log(0.46) + 63 * Math.log(0.54));
});
