import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { chooseFile, figure, fit, goTo, openWorkbench } from './bench.ts';

startBrowser();

/** Stouffer and Toby's counts as a spreadsheet copies them: tabs, quotes, CRLF. */
const COUNTS = [20, 2, 9, 2, 6, 1, 4, 1, 38, 7, 24, 6, 25, 6, 23, 42];
const PASTED = [
  'A\tB\tC\t"D\t(last)"\tn\tnote',
  ...COUNTS.map((count, i) => {
    const cells = [8, 4, 2, 1].map((bit) => (i & bit ? 'universal' : '"particular"'));
    return `${cells.join('\t')}\t${count}\t"row ${i}, ""quoted"""`;
  }),
].join('\r\n');

test('a pasted table: delimiter found, weights chosen, an id set apart, the published log-likelihood', async () => {
  const page = await openWorkbench();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  }, PASTED);
  await page.getByText('16 rows, 6 columns').waitFor();
  expect(await page.getByLabel('Delimiter').locator('option:checked').textContent()).toBe('tab (detected)');
  expect(await page.locator('.preview td').filter({ hasText: 'row 0, "quoted"' }).count()).toBe(1);
  await page.getByRole('combobox', { name: 'Weights' }).selectOption('n');
  await goTo(page, 'Variables');
  await page.getByLabel('What note is').selectOption('id');
  await page.getByText('names the rows, and is no item').waitFor();
  await page.getByText('4 of 4 columns are items').waitFor();
  await goTo(page, 'Fit');
  await fit(page);
  expect(await figure(page, 'logLikelihood')).toMatch(/^-504\.467670/);

  await goTo(page, 'Variables');
  await page.getByLabel('What A is').selectOption('poisson');
  await page.getByText('NOT_A_NUMBER').waitFor();
  await goTo(page, 'Fit');
  await expect.poll(() => page.getByRole('button', { name: 'Fit again' }).isDisabled()).toBe(true);
});

test('what often stands for a missing cell is asked about, and read as missing on request', async () => {
  const page = await openWorkbench();
  const rows = Array.from({ length: 12 }, (_, i) => `${i % 4 === 3 ? '.' : i % 2},${i % 3}`);
  await chooseFile(page, 'codes.csv', `a,b\n${rows.join('\n')}\n`);
  await page.getByText('in a, 3 cells').waitFor();
  await page.getByRole('button', { name: 'Read as missing' }).click();
  await page.getByText('read as missing cells: . (3)').waitFor();
  expect(await page.getByLabel('Missing cells').inputValue()).toBe('a:.');
  expect(await page.locator('.preview .missing').count()).toBe(2);
});

test('a file that is no table says in which line', async () => {
  const page = await openWorkbench();
  await chooseFile(page, 'ragged.csv', 'a,b\n1,2\n3,4,5\n');
  await page.getByRole('alert').getByText('ragged.csv:3: expected 2 cells as in the header, found 3').waitFor();
});

test('a file is dropped: the same as chosen', async () => {
  const page = await openWorkbench();
  await page.locator('.drop').evaluate((place) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a;b\n1;x\n2;y\n'], 'dropped.csv'));
    for (const type of ['dragenter', 'dragover', 'drop'])
      place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.getByRole('heading', { name: 'dropped.csv' }).waitFor();
  await page.getByText('2 rows, 2 columns').waitFor();
});
