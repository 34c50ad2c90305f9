import { inferModel, type MixtureDocument, selectClasses } from 'latent';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { exampleText, tableOf } from '../compute/data.ts';
import { PENGUIN_ITEMS } from '../numbers/support.ts';
import { goTo } from './bench.ts';
import { cellsOf, openFitted } from './fitted.ts';

startBrowser();

const PENGUINS = exampleText('penguins.csv');

test('the table has the numbers of the library, and what a person chooses stays chosen', async () => {
  const table = tableOf(PENGUINS, PENGUIN_ITEMS);
  const columns = new Map(PENGUIN_ITEMS.map((name) => [name, undefined]));
  const documentFor = (classes: number): MixtureDocument => inferModel(table, { classes, columns }).document;
  const options = { classes: [1, 2, 3, 4], criterion: 'bic', starts: 10, seed: 1 } as const;
  const watch = { signal: new AbortController().signal, report: () => {} };
  const { document } = await selectClasses(documentFor, table, options, watch);

  const kinds = { species: 'ignore', island: 'ignore' } as const;
  const page = await openFitted(PENGUINS, { kinds, model: { classes: 2 }, settings: { starts: 10 } });
  await goTo(page, 'Choose K');
  await page.getByLabel('Compare 1 to').fill('4');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText(/^Recommended/).waitFor();
  const lines = await cellsOf(page, /^Criteria: lower/);
  expect(lines.map((line) => line.filter((_, i) => i !== 1).slice(0, 5))).toEqual(
    document.candidates.map(({ classes, logLikelihood, freeParameters, criteria }) => [
      String(classes),
      logLikelihood?.toFixed(3),
      String(freeParameters),
      criteria?.aic.toFixed(1),
      criteria?.bic.toFixed(1),
    ]),
  );
  expect(await page.getByText(/^Recommended/).textContent()).toContain(`Recommended: ${document.recommended} classes`);

  const other = document.recommended === 3 ? 2 : 3;
  await page.getByRole('button', { name: `Choose ${other}` }).click();
  await page.getByText(`and not the recommended ${document.recommended}`).waitFor();
  const ran = page.evaluate(seen, '^(?:Preparing|Fitting)');
  await page.getByRole('button', { name: 'Compare again' }).click();
  await ran;
  await page.getByRole('button', { name: 'Compare again' }).waitFor();
  expect(await page.getByRole('button', { name: `Chosen ${other}` }).getAttribute('aria-pressed')).toBe('true');
  await goTo(page, 'Classes');
  await page.getByText(`${other} classes in 344 rows`).waitFor();
});

test('a fit that is not identified is grey and not recommended, whatever its criterion', async () => {
  const reading = { weights: 'count' };
  const page = await openFitted(exampleText('stouffer-toby.csv'), { reading });
  await goTo(page, 'Choose K');
  await page.getByLabel('Compare 1 to').fill('3');
  await page.getByRole('combobox', { name: 'by' }).selectOption('aic');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText(/^Recommended: 2 classes/).waitFor();
  const unranked = page.locator('.candidates .unranked');
  expect(await unranked.count()).toBe(1);
  expect(await unranked.textContent()).toContain('the data do not determine its parameters');
});

/** Settles once the page has shown a text that begins so, for however short a time: a poll can miss what is gone after milliseconds. */
function seen(pattern: string): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (![...document.querySelectorAll('main *')].some(({ textContent }) => new RegExp(pattern).test(textContent)))
        return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}
