import { decimals, probability } from '@latent/charts/number';
import { applyDocument, compareFits, type FitDocument, type Table } from 'latent';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { goTo } from './bench.ts';
import { cellsOf } from './fitted.ts';
import { openPenguins, penguinsInNode } from './penguinsFit.ts';

startBrowser();

const modal = (fit: FitDocument, table: Table): number[] => {
  const { posterior } = applyDocument(fit).apply(table);
  return Array.from({ length: posterior.n }, (_, row) => posterior.row(row).indexOf(Math.max(...posterior.row(row))));
};

/** Hubert and Arabie's index by its definition: pairs of rows, one by one. */
function adjustedRandByPairs(a: readonly number[], b: readonly number[]): number {
  let [both, inA, inB, all] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++)
    for (let j = i + 1; j < a.length; j++) {
      all++;
      if (a[i] === a[j]) inA++;
      if (b[i] === b[j]) inB++;
      if (a[i] === a[j] && b[i] === b[j]) both++;
    }
  const chance = (inA * inB) / all;
  return (both - chance) / ((inA + inB) / 2 - chance);
}

test('a pinned fit stays; figures, matched classes and agreement with the next are those of the library', async () => {
  const page = await openPenguins();
  await goTo(page, 'Diagnostics');
  await page.getByRole('button', { name: 'Pin for comparison' }).click();
  await goTo(page, 'Model');
  await page.getByLabel('Number of classes').fill('4');
  await goTo(page, 'Fit');
  await page.getByRole('button', { name: 'Fit again' }).click();
  await goTo(page, 'Compare');
  await page.getByText('4 classes · 20 starts').waitFor();

  const { fit: three, table } = await penguinsInNode();
  const { fit: four } = await penguinsInNode(0, 4);
  const [line] = await cellsOf(page, /^Figures of the fits/);
  const difference = four.logLikelihood - three.logLikelihood;
  expect(line).toEqual([
    'log-likelihood',
    decimals(three.logLikelihood, 3),
    `${decimals(four.logLikelihood, 3)} (+${decimals(difference, 3)})`,
  ]);

  const { pairs, unmatched } = compareFits(three, four);
  await expect.poll(() => cellsOf(page, /^Classes matched/)).toHaveLength(4);
  const matched = await cellsOf(page, /^Classes matched/);
  expect(matched.slice(0, 3).map((own) => [own[0], own[1], own[5]])).toEqual(
    pairs.map(({ a, b, totalVariation }) => [a, b, probability(totalVariation)]),
  );
  expect(matched[3]?.[1]).toBe(unmatched.b[0]?.class);
  const index = adjustedRandByPairs(modal(three, table), modal(four, table));
  expect(await page.getByText(/Adjusted Rand/).textContent()).toContain(`Adjusted Rand index ${decimals(index, 4)}`);

  await page.getByRole('button', { name: 'Show this one' }).first().click();
  await goTo(page, 'Classes');
  await page.getByText('3 classes in 344 rows').waitFor();
});
