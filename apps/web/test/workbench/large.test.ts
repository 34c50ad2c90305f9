import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { chooseFile, goTo, openWorkbench } from './bench.ts';

startBrowser();

const [ROWS, ITEMS] = [100_000, 20];

/** Answers of two classes, by a generator of our own; every 25th cell is missing. */
function answers(): string {
  let state = 20240607;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const lines = [Array.from({ length: ITEMS }, (_, j) => `q${j + 1}`).join(',')];
  for (let i = 0; i < ROWS; i++) {
    const isFirst = next() < 0.4;
    lines.push(
      Array.from({ length: ITEMS }, () => {
        if (next() < 0.04) return '';
        return next() < (isFirst ? 0.7 : 0.35) ? 'yes' : 'no';
      }).join(','),
    );
  }
  return lines.join('\n');
}

test('100,000 × 20: the page stays alive while it is fitted, and cancelling keeps the best so far', async () => {
  const page = await openWorkbench();
  await chooseFile(page, 'large.csv', answers());
  await page.getByText('100,000 rows, 20 columns').waitFor();
  await goTo(page, 'Model');
  await page.getByLabel('Number of classes').fill('4');
  await page.getByText(/free parameters/).waitFor();
  await goTo(page, 'Fit');
  const [idle = 0] = await gaps(page);
  await page.getByLabel('Starts', { exact: true }).selectOption('20');
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await page.getByText(/best so far -/).waitFor();
  const during = gaps(page);
  await goTo(page, 'Variables');
  await page.getByText('20 of 20 columns are items').waitFor();
  await goTo(page, 'Fit');
  const [typical = 0, longest = 0] = await during;
  expect(typical, `between frames, ms; without a fit ${idle}`).toBeLessThan(4 * idle + 50);
  expect(longest).toBeLessThan(20 * idle + 1000);

  await page.getByText(/start \d+ of 20/).waitFor();
  await page.getByRole('button', { name: 'Cancel, and keep the best so far' }).click();
  await page.getByText('Not converged: you ended it, and this is the best so far.').waitFor();
  expect(await page.locator('[data-figure="logLikelihood"]').textContent()).toMatch(/^-1\d{6}\.\d{6}$/);
});

/** The time between frames while 60 of them are drawn, in milliseconds: the median and the longest. */
async function gaps(page: Page): Promise<number[]> {
  const found = await page.evaluate(async () => {
    const times: number[] = [];
    for (let i = 0; i < 61; i++) times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    return times.slice(1).map((time, i) => time - (times[i] as number));
  });
  found.sort((a, b) => a - b);
  return [found[30] as number, found[59] as number];
}
