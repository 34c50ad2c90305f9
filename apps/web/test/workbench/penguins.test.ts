import { logLikelihood } from '@latent/charts/number';
import { fitTable, inferModel } from 'latent';
import { expect, test } from 'vitest';
import { askedOf, startBrowser } from '../browser.ts';
import { exampleText, tableOf } from '../compute/data.ts';
import { figure, fit, goTo, next, openWorkbench } from './bench.ts';

startBrowser();

const ITEMS = ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g', 'sex'];

test('from the sample to the fit: the numbers of the library, kept for the next visit, and nothing asked of any server', async () => {
  const page = await openWorkbench('lab');
  const asked = askedOf(page);

  await page.getByRole('button', { name: /Palmer penguins/ }).click();
  await page.getByText('344 rows, 7 columns').waitFor();
  expect(await page.locator('.preview tbody tr').nth(3).locator('.missing').count()).toBe(5);
  await next(page);
  await page.getByText('5 of 7 columns are items').waitFor();
  expect(await page.getByRole('row', { name: /^sex/ }).textContent()).toContain('11 (3.2%)');
  expect(await page.getByLabel('What body_mass_g is').locator('option:checked').textContent()).toBe(
    'found: measurement (normal)',
  );
  await next(page);
  await page.getByText('The data can determine this model.').waitFor();
  await next(page);
  await fit(page);

  const table = tableOf(exampleText('penguins.csv'), ITEMS);
  const { document } = inferModel(table, { classes: 3, columns: new Map(ITEMS.map((name) => [name, undefined])) });
  const watch = { signal: new AbortController().signal, report: () => {} };
  const { info } = await fitTable(document, table, { seed: 1 }, watch);
  expect(await figure(page, 'logLikelihood')).toBe(logLikelihood(info.logLikelihood));
  expect(await page.getByText(`${info.starts.atBest} of ${info.starts.count} starts reached`).count()).toBe(1);
  expect(await figure(page, 'engine')).toBe('WebAssembly');
  expect(await asked()).toEqual([]);

  await page.waitForTimeout(600); // it is kept a moment later
  await page.reload();
  await page.getByRole('button', { name: 'Fit again' }).waitFor();
  expect(await figure(page, 'logLikelihood')).toBe(logLikelihood(info.logLikelihood));
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByText('Open your data').waitFor();
  await page.reload();
  await page.getByText('Open your data').waitFor();
});

test('a network by its picture and by its text, fitted as the mixture that it is', async () => {
  const page = await openWorkbench();
  await page.getByRole('button', { name: /Words and thoughts/ }).click();
  await page.locator('.preview tbody tr').first().waitFor();
  await goTo(page, 'Fit');
  await fit(page);
  const mixture = await figure(page, 'logLikelihood');
  await goTo(page, 'Model');
  await page.getByLabel('a network with hidden nodes').check();
  const text = page.getByRole('textbox', { name: /The same as text/ });
  expect(await text.inputValue()).toBe('Thoughts*{bad,good} -> Word1, Word2, Word3');
  await page.getByText('Rank 7 of 7 free parameters').waitFor();
  await goTo(page, 'Fit');
  await page.getByText('The model was changed after this fit.').waitFor();
  await fit(page);
  expect(await figure(page, 'logLikelihood')).toBe(mixture);

  await goTo(page, 'Model');
  await page.getByRole('button', { name: 'Word1', exact: true }).click();
  await page.getByRole('combobox', { name: 'Arrow to' }).selectOption('Word2');
  await expect.poll(() => text.inputValue()).toContain('Thoughts, Word1 -> Word2');
  await page.getByRole('button', { name: 'Word2', exact: true }).click();
  await page.getByRole('combobox', { name: 'Arrow to' }).selectOption('Word1');
  await page.getByText('CYCLE').waitFor();
  await text.fill('Thoughts*{bad,good} -> Word1');
  await page.getByText('Rank 1 of 3 free parameters').waitFor();
  await text.fill('Thoughts*{bad,good -> Word1');
  await page.getByText('GRAPH_SYNTAX').first().waitFor();
});
