import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { figure, openWorkbench } from './bench.ts';

startBrowser();

test('the whole path with the keyboard alone', async () => {
  const page = await openWorkbench();
  await tabTo(page, /^Role conflict/, 'Enter');
  await page.getByText('16 rows, 5 columns').waitFor();
  await tabTo(page, /^Next: variables$/, 'Enter');
  await tabTo(page, /^What D is$/, 'i'); // a list goes to what begins with the letter
  await page.getByText('3 of 4 columns are items').waitFor();
  await tabTo(page, /^Next: model$/, 'Enter');
  await page.getByText('Rank 7 of 7 free parameters').waitFor();
  await tabTo(page, /^hidden classes$/, 'ArrowRight');
  await tabTo(page, /^Class, hidden$/, 'Enter');
  await page.getByRole('region', { name: 'Node Class' }).waitFor();
  await tabTo(page, /^Next: fit$/, 'Enter');
  await tabTo(page, /^Fit$/, 'Enter');
  await page.getByRole('button', { name: 'Fit again' }).waitFor();
  expect(Number(await figure(page, 'logLikelihood'))).toBeLessThan(0);
});

/** Tabs on until something of this name has the focus, and presses a key there. */
async function tabTo(page: Page, name: RegExp, key: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : null;
      return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
    });
    if (!name.test(focused)) continue;
    await page.keyboard.press(key);
    return;
  }
  throw new Error(`Tab never came to ${name}`);
}
