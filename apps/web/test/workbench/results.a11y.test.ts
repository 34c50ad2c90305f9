import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { goTo } from './bench.ts';
import { openPenguins } from './penguinsFit.ts';

startBrowser();

test.each(['light', 'dark'] as const)('axe finds nothing in the steps after the fit: %s', async (colorScheme) => {
  const page = await openPenguins({}, { colorScheme });
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
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${step}: ${id} ${nodes.map(({ target }) => target).join(' ')}`)).toEqual(
      [],
    );
  }
});
