import { test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { expectAccess } from './access.ts';
import { fit, goTo, openWorkbench } from './bench.ts';

startBrowser();

test('opening data and choosing variables offends against no rule of access, in light colours or dark', async () => {
  const page = await openWorkbench();
  await expectAccess(page, 'data, empty');
  await page.getByRole('button', { name: /Role conflict/ }).click();
  await page.getByText('16 rows, 5 columns').waitFor();
  await expectAccess(page, 'data');
  await goTo(page, 'Variables');
  await page.getByText('4 of 4 columns are items').waitFor();
  await expectAccess(page, 'variables');
});

test('nor do model, network and fit', async () => {
  const page = await openWorkbench();
  await page.getByRole('button', { name: /Role conflict/ }).click();
  await page.getByText('16 rows, 5 columns').waitFor();
  await goTo(page, 'Model');
  await page.getByText('Rank 9 of 9 free parameters').waitFor();
  await expectAccess(page, 'model');
  await page.getByLabel('a network with hidden nodes').check();
  await page.getByRole('button', { name: 'Class, hidden' }).click();
  await page.getByText('Rank 9 of 9 free parameters').waitFor();
  await expectAccess(page, 'network');
  await goTo(page, 'Fit');
  await fit(page);
  await expectAccess(page, 'fit');
});
