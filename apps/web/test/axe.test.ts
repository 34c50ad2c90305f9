import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { lessons } from '../src/learn/lessons.ts';
import { openLab, startBrowser } from './browser.ts';

startBrowser('file');

const VIEWS = [
  '/',
  '/learn',
  ...lessons.map(({ number }) => `/learn/${number}`),
  '/learn/teach',
  '/learn/3/embed/quiz',
  '/docs',
  '/docs/cli',
  '/nothing',
];

/** What only colours can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

let page: Page;
beforeAll(async () => {
  page = await openLab('/', { loads: 'lab' });
  await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
});

test.each(VIEWS)('axe finds nothing in %s, light and dark', async (view) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate((to) => {
    window.location.hash = to;
  }, view);
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && !document.querySelector('main')?.innerText.includes('Loading'),
  );
  await page.waitForTimeout(100); // pictures come when their numbers do
  expect(await found(new AxeBuilder({ page }))).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await found(new AxeBuilder({ page }).withRules(OF_COLOURS))).toEqual([]);
});

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
