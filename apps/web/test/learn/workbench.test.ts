import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('the data of a lesson open in the workbench, with its model; a person who has data there is asked first', async () => {
  const page = await openLab('/learn/14');
  await page.getByRole('button', { name: 'Open in workbench' }).click();
  await page.waitForURL(/#\/workbench\/variables/);
  await page.getByText('signs petitions').first().waitFor();
  await page.evaluate(() => {
    window.location.hash = '#/learn/15';
  });
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('button', { name: 'Open in workbench' }).click();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toContain('lesson-14.csv');
  expect(page.url()).toContain('/learn/15');
});
