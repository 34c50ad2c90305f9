import type { Page } from 'playwright';
import { packed } from '../../src/workbench/share/link.ts';
import type { Shared } from '../../src/workbench/share/shared.ts';
import { openLab } from '../browser.ts';

/** What a test fits: a mixture of all columns, unless it says otherwise. */
export interface Asked {
  readonly name?: string;
  readonly reading?: Shared['reading'];
  readonly kinds?: Shared['kinds'];
  readonly model?: Partial<Shared['model']>;
  readonly settings?: Partial<Shared['settings']>;
  readonly arrangements?: Shared['arrangements'];
}

export const sharedFit = (asked: Asked): Shared => ({
  version: 1,
  file: { name: asked.name ?? 'data.csv', sha256: '', bytes: 0 },
  reading: asked.reading ?? {},
  kinds: asked.kinds ?? {},
  trials: {},
  model: { kind: 'mixture', classes: 2, covariance: 'auto', pseudoCount: 0, graph: undefined, ...asked.model },
  settings: { seed: 1, starts: 20, ...asked.settings },
  arrangements: asked.arrangements,
});

/** Opens data with choices by a link that holds both, fits, and waits until the classes are shown. */
export async function openFitted(csv: string, asked: Asked, options = {}): Promise<Page> {
  const page = await openLab(`/workbench/open?s=${await packed(sharedFit(asked), new Blob([csv]))}`, options);
  await page.getByRole('button', { name: 'Open the data and fit' }).click();
  await page.getByRole('heading', { name: 'What the classes are' }).waitFor();
  return page;
}

/** The cells of a table of the page, without its head. */
export async function cellsOf(page: Page, caption: RegExp): Promise<string[][]> {
  const rows = await page.getByRole('table', { name: caption }).locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allTextContents()).map((text) => text.trim())),
  );
}
