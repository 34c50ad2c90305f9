import type { Page } from 'playwright';
import { openLab } from '../browser.ts';

/** The workbench; `lab`: with everything loaded that any view needs. */
export async function openWorkbench(loads: 'view' | 'lab' = 'view'): Promise<Page> {
  const page = await openLab('/workbench/data', { loads });
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (loads === 'lab') await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
  return page;
}

/** Gives the page a file, as a person would choose it. */
export async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('Data file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** Goes to a step by the rail. */
export const goTo = (page: Page, step: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Steps of the workbench' }).getByRole('link', { name: step }).click();

/** Goes on to the next step. */
export const next = (page: Page): Promise<void> => page.getByRole('link', { name: /^Next: / }).click();

/** The text of a figure of the fit. */
export const figure = async (page: Page, name: string): Promise<string> =>
  (await page.locator(`[data-figure="${name}"]`).textContent()) ?? '';

/** Presses Fit and waits for its end. */
export async function fit(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Fit( again)?$/ }).click();
  await page.getByRole('button', { name: 'Fit again' }).waitFor();
}
