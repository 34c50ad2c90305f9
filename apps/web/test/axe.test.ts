import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { lessons } from '../src/learn/lessons.ts';
import { openLab, startBrowser } from './browser.ts';

startBrowser();

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

test.each(['light', 'dark'] as const)('axe finds nothing in any view that needs no data: %s', async (colorScheme) => {
  const page = await openLab('/', { colorScheme });
  await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
  const found: string[] = [];
  for (const view of VIEWS) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, view);
    await page.waitForFunction(
      () => document.querySelector('main h1') !== null && !document.body.innerText.includes('Loading'),
    );
    await page.waitForTimeout(150); // pictures come when their numbers do
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations)
      found.push(`${view}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }
  expect(found).toEqual([]);
});
