import { decimals } from '@latent/charts/number';
import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';
import { exampleText } from '../compute/data.ts';
import { goTo } from './bench.ts';
import { cellsOf, openFitted } from './fitted.ts';
import { openPenguins, penguinsInNode } from './penguinsFit.ts';

startBrowser();

const names = (page: Awaited<ReturnType<typeof openPenguins>>): Promise<string[]> =>
  page
    .getByRole('list', { name: 'Classes in order' })
    .getByRole('textbox')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

test('the heatmap has the parameters of the library; names and order go with them and are found again', async () => {
  const { fit } = await penguinsInNode();
  const sex = fit.model.parameters?.['sex'] as number[][];
  const mass = fit.model.parameters?.['body_mass_g'] as { mean: number[][] };
  const page = await openPenguins();
  const shown = async () => {
    const lines = await cellsOf(page, /^All numbers/);
    const line = (name: string) => lines.find((own) => own[0] === name || own[1] === name)?.slice(2);
    return { male: line('MALE'), mass: line('body_mass_g')?.map((text) => Number(text.split(' ± ')[0])) };
  };
  const expected = (order: readonly number[]) => ({
    male: order.map((k) => decimals(sex[k]?.[1], 3)),
    mass: order.map((k) => Number(mass.mean[k]?.[0]?.toPrecision(4))),
  });
  expect(await shown()).toEqual(expected([0, 1, 2]));

  await page.getByRole('textbox', { name: 'Name of class 3' }).fill('heavy');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move heavy up' }).click();
  await expect.poll(() => names(page)).toEqual(['1', 'heavy', '2']);
  expect(await shown()).toEqual(expected([0, 2, 1]));
  await page
    .getByRole('listitem')
    .filter({ has: page.getByLabel('Name of class 2') })
    .dragTo(page.getByRole('listitem').filter({ has: page.getByLabel('Name of class 1') }));
  await expect.poll(() => names(page)).toEqual(['2', '1', 'heavy']);
  expect(await shown()).toEqual(expected([1, 0, 2]));

  await page.getByRole('textbox', { name: 'Name of class 1' }).fill('heavy');
  await page.keyboard.press('Tab');
  await page.getByText('Two classes cannot both be named "heavy".').waitFor();
  expect(await names(page)).toEqual(['2', '1', 'heavy']);

  await page.waitForTimeout(700); // it is kept a moment later
  await page.goto(`${page.url().split('#')[0]}#/workbench/classes`);
  await page.reload();
  await page.getByLabel('Name of class heavy').waitFor();
  await expect.poll(() => names(page)).toEqual(['2', '1', 'heavy']);
});

test('names that look like markup or formulas are text', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  const csv = exampleText('words.csv').replaceAll('good', evil);
  const page = await openFitted(csv, {});
  expect(await page.getByText(evil).count()).toBeGreaterThan(0);
  expect(await page.locator('main img').count()).toBe(0);
});

test('a hidden node of a network is shown as classes, whose names and order can be changed, taken back, and shared', async () => {
  const graph = 'Thoughts*{bad,good} -> Word1, Word2, Word3';
  const page = await openFitted(exampleText('words.csv'), { model: { kind: 'network', graph } });
  const lines = await cellsOf(page, /^All numbers/);
  const mixture = await openFitted(exampleText('words.csv'), { model: { classes: 2 } });
  const others = await cellsOf(mixture, /^All numbers/);
  // The star is the mixture, but for the order of its classes.
  const sorted = (table: string[][]) => table.map((line) => [...line.slice(0, 2), ...line.slice(2).sort()]);
  expect(sorted(lines)).toEqual(sorted(others));

  await page.getByRole('textbox', { name: 'Name of class good' }).fill('sunny');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move sunny up' }).click();
  await expect.poll(() => names(page)).toEqual(['sunny', 'bad']);
  const swapped = lines.map(([item, level, first, second]) => [item, level, second, first]);
  expect(await cellsOf(page, /^All numbers/)).toEqual(swapped);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => names(page)).toEqual(['bad', 'good']);
  expect(await cellsOf(page, /^All numbers/)).toEqual(lines);
  await page.getByRole('textbox', { name: 'Name of class bad' }).fill('gloomy');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move gloomy down' }).click();
  await expect.poll(() => names(page)).toEqual(['good', 'gloomy']);

  await goTo(page, 'Rows');
  await page.getByRole('button', { name: '1', exact: true }).click();
  await page.getByText(/Most probable together: Thoughts = (gloomy|good)/).waitFor();
  await goTo(page, 'Export');
  const field = page.getByRole('textbox', { name: 'Link' });
  const bare = await field.inputValue();
  await page.getByLabel('Put the data into the link').check();
  await expect.poll(() => field.inputValue()).not.toBe(bare);
  const again = await openLab((await field.inputValue()).split('#')[1] as string);
  await again.getByRole('button', { name: 'Open the data and fit' }).click();
  await expect.poll(() => names(again)).toEqual(['good', 'gloomy']);
  expect(await cellsOf(again, /^All numbers/)).toEqual(swapped);

  await page.waitForTimeout(700); // it is kept a moment later
  await goTo(page, 'Classes');
  await page.reload();
  await expect.poll(() => names(page)).toEqual(['good', 'gloomy']);
});
