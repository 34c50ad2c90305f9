import { applyDocument } from 'latent';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { goTo } from './bench.ts';
import { openFitted } from './fitted.ts';
import { openPenguins, penguinsInNode } from './penguinsFit.ts';

startBrowser();

/** The lines that are drawn, by their names. */
async function lines(page: Page): Promise<Map<string, string[]>> {
  const rows = await page.locator('.rows tbody tr:not(.gap)').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  return new Map(cells.map((own) => [own[0]?.trim() ?? '', own.map((text) => text.trim())]));
}

test('every row has the posterior of the library; the least certain come first; a class is filtered', async () => {
  const { fit, table } = await penguinsInNode();
  const { posterior } = applyDocument(fit).apply(table);
  const entropies = [...posterior.entropy()];
  const modal = entropies.map((_, row) => posterior.row(row).indexOf(Math.max(...posterior.row(row))));
  const page = await openPenguins();
  await goTo(page, 'Rows');
  await page.getByText('344 rows', { exact: true }).waitFor();
  const drawn = await lines(page);
  expect(drawn.size).toBeLessThan(40);
  for (const row of [0, 3, 9]) {
    const own = posterior.row(row);
    expect(drawn.get(String(row + 1))?.slice(3)).toEqual([
      Math.max(...own).toFixed(4),
      (entropies[row] as number).toFixed(4),
    ]);
  }
  expect(drawn.get('4')?.[2]).toContain('all missing: the posterior is the class sizes');

  await page.getByLabel('least certain first').check();
  const order = entropies
    .map((_, row) => row)
    .sort((a, b) => (entropies[b] as number) - (entropies[a] as number) || a - b);
  await expect
    .poll(async () => [...(await lines(page)).keys()].slice(0, 5))
    .toEqual(order.slice(0, 5).map((row) => String(row + 1)));

  await page.getByRole('combobox', { name: 'Class' }).selectOption('2');
  await page.getByText(`${modal.filter((k) => k === 1).length} rows most probably in 2`).waitFor();
});

test('the waterfall of a row sums to the log-odds of its two most probable classes; arrows go on to the next', async () => {
  const { fit, table } = await penguinsInNode();
  const { posterior } = applyDocument(fit).apply(table);
  const page = await openPenguins();
  await goTo(page, 'Rows');
  const sum = async (row: number): Promise<number> => {
    await page.getByRole('heading', { name: `Row ${row}`, exact: true }).waitFor();
    const title = await page.locator('.picture title').last().textContent();
    return Number(title?.replace('sum: ', '').replace('−', '-'));
  };
  const logOdds = (row: number): number => {
    const [first = 0, second = 0] = [...posterior.row(row - 1)].sort((a, b) => b - a);
    return Math.log(first / second);
  };
  await page.getByRole('button', { name: '1', exact: true }).click();
  expect(await sum(1)).toBeCloseTo(logOdds(1), 1);
  await page.keyboard.press('ArrowDown');
  expect(await sum(2)).toBeCloseTo(logOdds(2), 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: 'Row 4', exact: true }).waitFor();
  await page.getByText(/All items are missing/).waitFor();
  expect(await sum(4)).toBeCloseTo(logOdds(4), 1); // the class sizes alone
});

test('a hundred thousand rows: few are drawn, and the last is reached', async () => {
  const words = ['a', 'b'];
  const rows = Array.from({ length: 100_000 }, (_, i) =>
    [0, 1, 2].map((j) => words[((i * (j + 3)) % 7) % 2]).join(','),
  );
  const csv = `x,y,z\n${rows.join('\n')}`;
  const page = await openFitted('x,y,z\na,a,b\nb,b,b\na,b,b\nb,a,a\na,a,a', { settings: { starts: 2 } });
  await goTo(page, 'Data');
  await page
    .getByLabel('Data file')
    .setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('100,000 rows, 3 columns').waitFor();
  await goTo(page, 'Fit');
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await page.locator('[data-figure="logLikelihood"]').waitFor();
  await goTo(page, 'Rows');
  await page.getByText('100,000 rows', { exact: true }).waitFor();
  expect((await lines(page)).size).toBeLessThan(40);
  await page.locator('.rows').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.getByRole('button', { name: '100000', exact: true }).waitFor();
  expect((await lines(page)).size).toBeLessThan(40);
});
