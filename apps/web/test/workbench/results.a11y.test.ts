import { test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { expectAccess } from './access.ts';
import { goTo } from './bench.ts';
import { openPenguins } from './penguinsFit.ts';

startBrowser();

test('axe finds nothing in the steps after the fit, light and dark', async () => {
  const page = await openPenguins();
  await goTo(page, 'Choose K');
  await page.getByLabel('Compare 1 to').fill('2');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText(/^Recommended/).waitFor();
  await goTo(page, 'Compare');
  await page.getByRole('button', { name: '2 classes' }).click();
  await page.getByText(/Adjusted Rand/).waitFor();
  await goTo(page, 'Rows');
  await page.getByRole('button', { name: '4', exact: true }).click();
  await page.getByText(/Most probable/).waitFor();
  for (const step of ['Rows', 'Choose K', 'Classes', 'Diagnostics', 'Compare', 'Export']) {
    if (step !== 'Rows') await goTo(page, step);
    await page.locator('main h1').waitFor();
    await page.waitForTimeout(300);
    await expectAccess(page, step);
  }
});
