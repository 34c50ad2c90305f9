import { expect, test } from 'vitest';
import { answers, survey } from '../../src/learn/14-responsibilities/survey.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

/** Bayes' rule by hand. */
function byHand(cells: readonly (string | null)[]): number[] {
  const { class: sizes, ...items } = survey.parameters as unknown as { class: number[] } & Record<string, number[][]>;
  const joint = sizes.map((size, k) =>
    answers.columns.reduce((product, name, j) => {
      const cell = cells[j];
      return cell === null ? product : product * ((items[name]?.[k] ?? [])[cell === 'yes' ? 1 : 0] as number);
    }, size),
  );
  const sum = joint.reduce((a, b) => a + b, 0);
  return joint.map((product) => product / sum);
}

test('every row is shared out completely, as by Bayes’ rule; the least certain rows come first where asked for', async () => {
  const page = await openLab('/learn/14');
  await page.locator('.waterfall').first().waitFor();
  await page.keyboard.press('t');
  const read = () =>
    page
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
      );
  const rows = await read();
  expect(rows).toHaveLength(24);
  rows.forEach(([row, ...shares], i) => {
    expect(row).toBe(i + 1);
    expect(shares[3]).toBe(1);
    for (const [k, share] of byHand(answers.rows[i] ?? []).entries()) expect(shares[k]).toBeCloseTo(share, 3);
  });
  await page.getByRole('radio', { name: 'least certain first' }).check();
  await expect.poll(async () => (await read())[1]?.[0]).not.toBe(2);
  const entropies = (await read()).map((row) => row[5] as number);
  expect(entropies).toEqual(entropies.toSorted((a, b) => b - a));
});

test('the bars of a row sum to its log-odds, and an answer that is deleted adds exactly 0', async () => {
  const page = await openLab('/learn/14');
  await page.locator('.share').first().waitFor();
  // person 16: all questions answered
  await page
    .locator('.share')
    .nth(15 * 3)
    .click();
  await expect.poll(() => page.url()).toContain('row=16');
  const titles = () => page.locator('svg[aria-label^="Log-odds"] g > title').allTextContents();
  const cells = [...(answers.rows[15] ?? [])];
  expect(cells).not.toContain(null);
  const check = async (): Promise<void> => {
    const [first = 0, second = 0] = byHand(cells).toSorted((a, b) => b - a);
    await expect
      .poll(async () => Number((await page.locator('[data-live="sum"]').textContent())?.replace('−', '-')))
      .toBeCloseTo(Math.log(first / second), 3);
    const bars = (await titles()).map((title) => Number(title.split(': ')[1]?.replace('−', '-')));
    const sum = bars.pop() as number;
    expect(bars.reduce((total, bar) => total + bar, 0)).toBeCloseTo(sum, 1);
  };
  await check();
  await page.getByLabel('volunteers').selectOption('missing');
  cells[answers.columns.indexOf('volunteers')] = null;
  await check();
  expect(await titles()).toContain('volunteers = ?: +0.00');
  await page.getByLabel('protests').selectOption('yes');
  cells[answers.columns.indexOf('protests')] = 'yes';
  await check();
});

test('rows are reached by keyboard, and the link repeats an edited row', async () => {
  const page = await openLab('/learn/14');
  await page.getByRole('slider', { name: 'Row' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.url()).toContain('row=23');
  await page.getByLabel('votes').selectOption('yes');
  await expect.poll(() => page.url()).toContain('edit=1,1,0,0,0');
  const again = await openLab(page.url().split('#')[1] as string);
  await expect.poll(() => again.getByLabel('votes').inputValue()).toBe('yes');
  await expect.poll(() => again.locator('.side').textContent()).toContain('Row 23, edited');
});
