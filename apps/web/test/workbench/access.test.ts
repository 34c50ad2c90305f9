import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { fit, goTo, openWorkbench } from './bench.ts';

startBrowser();

test('opening data and choosing variables offends against no rule of access, in light colours or dark', async () => {
  const page = await openWorkbench();
  await inOrder(page, 'data, empty');
  await page.getByRole('button', { name: /Role conflict/ }).click();
  await page.getByText('16 rows, 5 columns').waitFor();
  await inOrder(page, 'data');
  await goTo(page, 'Variables');
  await page.getByText('4 of 4 columns are items').waitFor();
  await inOrder(page, 'variables');
});

test('nor do model, network and fit', async () => {
  const page = await openWorkbench();
  await page.getByRole('button', { name: /Role conflict/ }).click();
  await page.getByText('16 rows, 5 columns').waitFor();
  await goTo(page, 'Model');
  await page.getByText('Rank 9 of 9 free parameters').waitFor();
  await inOrder(page, 'model');
  await page.getByLabel('a network with hidden nodes').check();
  await page.getByRole('button', { name: 'Class, hidden' }).click();
  await page.getByText('Rank 9 of 9 free parameters').waitFor();
  await inOrder(page, 'network');
  await goTo(page, 'Fit');
  await fit(page);
  await inOrder(page, 'fit');
});

/** The rules of axe in light colours; in dark ones those about colours. */
async function inOrder(page: Page, step: string): Promise<void> {
  const offences = async (builder: AxeBuilder): Promise<string[]> => {
    const { violations } = await builder.options({ resultTypes: ['violations'] }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await offences(new AxeBuilder({ page })), `${step}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await offences(new AxeBuilder({ page }).withRules('color-contrast')), `${step}, dark`).toEqual([]);
}
