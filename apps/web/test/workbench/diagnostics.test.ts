import { logLikelihood, probability } from '@latent/charts/number';
import { applyDocument } from 'latent';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { goTo } from './bench.ts';
import { cellsOf } from './fitted.ts';
import { openPenguins, penguinsInNode } from './penguinsFit.ts';

startBrowser();

test('the classification table is that of the library’s posteriors; a button adds a prior, fits again, and the warning is gone', async () => {
  const { fit, table } = await penguinsInNode();
  const { posterior } = applyDocument(fit).apply(table);
  const groups: number[][] = [[], [], []];
  for (let row = 0; row < posterior.n; row++) {
    const own = posterior.row(row);
    groups[own.indexOf(Math.max(...own))]?.push(row);
  }
  const expected = groups.map((rows, k) => [
    fit.model.latent.levels[k],
    String(rows.length),
    ...[0, 1, 2].map((l) =>
      probability(rows.reduce((sum, row) => sum + (posterior.row(row)[l] as number), 0) / rows.length),
    ),
  ]);
  const page = await openPenguins();
  await goTo(page, 'Diagnostics');
  await expect.poll(() => cellsOf(page, /^Mean posterior probability/)).toEqual(expected);
  await page.getByText('The data determine all parameters').waitFor();
  expect(await page.getByRole('img', { name: /log-likelihood after each of/ }).count()).toBe(1);
  expect(await page.getByRole('img', { name: /Where \d+ starts ended/ }).count()).toBe(1);

  await page.getByText('BOUNDARY_ESTIMATE').waitFor();
  await page.getByText('Use a prior (a pseudo-count of 0.5, in “Model”)').waitFor();
  expect(await page.locator('main').textContent()).not.toMatch(/--[a-z]/);
  await page.getByRole('button', { name: 'Add pseudo-count 0.5 and refit' }).click();
  await page.getByText('pseudo-count 0.5 · 20 starts').waitFor();
  const { fit: mended } = await penguinsInNode(0.5);
  expect(await page.getByText('BOUNDARY_ESTIMATE').count()).toBe(0);
  expect((await cellsOf(page, /^Fit: figures/))[0]).toEqual(['log-likelihood', logLikelihood(mended.logLikelihood)]);
});
