import { expect, test } from 'vitest';
import { ROWS } from '../../src/learn/02-row/rows.ts';
import { rowLogLikelihoods } from '../../src/numbers/wordsAndThoughts.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('of every row the product of its factors is the joint probability, and the sum of the logs is the library’s log-likelihood', async () => {
  const page = await openLab('/learn/2?pi=0.42');
  const live = async (place: string): Promise<number> =>
    Number(await page.locator(`[data-live="${place}"]`).textContent());
  const joint = [
    [0.58 * 0.8, 0.58 * 0.2],
    [0.42 * 0.1, 0.42 * 0.9],
  ];
  const logs = rowLogLikelihoods({ pi: 0.42, t1: 0.9, t0: 0.2 }, ROWS);
  for (const [i, { thought, word }] of ROWS.entries()) {
    await page.getByRole('radio', { name: `row ${i + 1}:` }).check();
    const expected = joint[thought]?.[word] ?? Number.NaN;
    await expect.poll(() => live('product')).toBeCloseTo(expected, 4);
    expect((await live('thought')) * (await live('word'))).toBeCloseTo(expected, 4);
    expect((await live('logThought')) + (await live('logWord'))).toBeCloseTo(logs[i] ?? Number.NaN, 3);
    expect(Number(await page.locator(`[data-row="${i}"]`).textContent())).toBeCloseTo(Math.log(expected), 4);
    expect(await page.locator('svg.picture').textContent()).toContain(`= ${expected.toFixed(4)}`);
  }
  const byHand = ROWS.reduce((sum, { thought, word }) => sum + Math.log(joint[thought]?.[word] ?? Number.NaN), 0);
  expect(logs.reduce((sum, each) => sum + each, 0)).toBeCloseTo(byHand, 12);
  expect(Number(await page.locator('[data-sum]').textContent())).toBeCloseTo(byHand, 4);
});

test('a handle of the chain moves the parameter that belongs to the row', async () => {
  const page = await openLab('/learn/2'); // row 3: a bad thought
  await page.getByRole('slider', { name: 'p(word is good | bad thought)' }).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.url()).toContain('t0=0.3');
  await expect.poll(() => page.getByLabel('p(W=1 | T=0)').inputValue()).toBe('0.3');
  await page.getByRole('radio', { name: 'row 4:' }).check(); // a good one
  await page.getByRole('slider', { name: 'p(word is good | good thought)' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.url()).toContain('t1=0.89');
});
