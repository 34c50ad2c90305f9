import { createHash } from 'node:crypto';
import { logLikelihood } from '@latent/charts/number';
import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';
import { figure, goTo } from './bench.ts';
import { openPenguins, PENGUINS, penguinsInNode } from './penguinsFit.ts';

startBrowser();

const placeOf = (link: string): string => link.split('#')[1] as string;

test('a link with the data restores choices and names, and refits to the same numbers', async () => {
  const { fit } = await penguinsInNode();
  const page = await openPenguins();
  await page.getByRole('textbox', { name: 'Name of class 2' }).fill('broad');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move broad up' }).click();
  await goTo(page, 'Export');
  await page.getByLabel('Put the data into the link').check();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect.poll(async () => (await field.inputValue()).length).toBeGreaterThan(3000);
  const again = await openLab(placeOf(await field.inputValue()));
  await again.getByText('penguins.csv: a mixture with 3 classes, 20 starts, seed 1.').waitFor();
  await again.getByRole('button', { name: 'Open the data and fit' }).click();
  await again.getByLabel('Name of class broad').waitFor();
  expect(await again.getByRole('list', { name: 'Classes in order' }).getByRole('textbox').first().inputValue()).toBe(
    'broad',
  );
  await goTo(again, 'Fit');
  expect(await figure(again, 'logLikelihood')).toBe(logLikelihood(fit.logLikelihood));
});

test('a link without data holds none, asks for the file, and says where it is another', async () => {
  const page = await openPenguins();
  await goTo(page, 'Export');
  const field = page.getByRole('textbox', { name: 'Link' });
  await field.waitFor();
  const link = await field.inputValue();
  expect(link.length).toBeLessThan(700);
  const again = await openLab(placeOf(link));
  const sha256 = createHash('sha256').update(PENGUINS).digest('hex');
  await again.getByText(sha256.slice(0, 12)).waitFor();
  const input = again.getByLabel('Choose “penguins.csv”');
  const fileOf = (text: string) => ({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await input.setInputFiles(fileOf(PENGUINS.replace('39.1', '39.2')));
  await again.getByText('OTHER_DATA').waitFor();
  await input.setInputFiles(fileOf(PENGUINS));
  await again.getByText('3 classes in 344 rows').waitFor();
});

test('a broken link is said to be one', async () => {
  const page = await openLab('/workbench/open?s=abcdef');
  await page.getByText('BAD_LINK').waitFor();
});
