import { expect, test } from 'vitest';
import { rowLogLikelihoods } from '../../src/numbers/wordsAndThoughts.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('the lit areas sum to the marginal of the library, for both words', async () => {
  for (const word of [1, 0] as const) {
    const page = await openLab(`/learn/3?pi=0.41&t1=0.77&t0=0.18&word=${word}`);
    const live = (place: string) => page.locator(`[data-live="${place}"]`).textContent().then(Number);
    await page.locator('.cell.lit').first().waitFor();
    await page.keyboard.press('t');
    const row = page.locator('tbody tr').last().locator('td').last();
    const [logLikelihood = Number.NaN] = rowLogLikelihoods({ pi: 0.41, t1: 0.77, t0: 0.18 }, [{ thought: null, word }]);
    await expect.poll(async () => Number(await row.textContent())).toBeCloseTo(Math.exp(logLikelihood), 4);
    expect((await live('bad')) + (await live('good'))).toBeCloseTo(await live('sum'), 2);
  }
});

test('borders are sliders: an arrow moves one by 0.01, with shift by 0.1, and the link repeats the view', async () => {
  const page = await openLab('/learn/3');
  const border = page.getByRole('slider', { name: 'p(thought is good)' }).first();
  await border.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.url()).toContain('pi=0.41');
  const again = await openLab(page.url().split('#')[1] as string);
  await expect
    .poll(() => again.getByRole('slider', { name: 'p(thought is good)' }).first().getAttribute('aria-valuenow'))
    .toBe('0.41');
});

test('a border is dragged with the mouse', async () => {
  const page = await openLab('/learn/3');
  const border = page.locator('.handle').first();
  const box = await border.boundingBox();
  if (!box) throw new Error('the handle is not there');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await border.getAttribute('aria-valuenow'))).toBeGreaterThan(0.4);
});
