import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pageOf } from '../scripts/markdown.ts';
import { openLab, startBrowser } from './browser.ts';

startBrowser();

test('a page of the documentation with its tables and programs, and links that stay in the lab', async () => {
  const page = await openLab('/docs');
  await page.getByRole('link', { name: 'Choosing the number of classes' }).click();
  await page.getByRole('heading', { level: 1, name: /number of classes/i }).waitFor();
  expect(await page.locator('.docs pre').count()).toBeGreaterThan(2);
  await expect.poll(() => page.title()).toContain('latent lab');
});

test('every page of the folder is in the lab', async () => {
  const folder = fileURLToPath(new URL('../../../docs', import.meta.url));
  const names = readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? [name.replace('.md', '')] : []));
  const page = await openLab('/docs/api?at=lca');
  await page.locator('#lca').waitFor();
  for (const name of names.filter((one) => one !== 'api').slice(0, 4)) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, `#/docs/${name}`);
    await page.locator('.docs h1').waitFor();
  }
  await page.evaluate(() => {
    window.location.hash = '#/docs/nothing';
  });
  await page.getByText('There is no such page').waitFor();
});

test('Markdown: anchors, links, code, tables', () => {
  const { title, html } = pageOf(
    '# A `title`\n\n## Two words, here\n\n[there](other.md#x) [here](#two-words-here) [file](../README.md)\n\n```ts\na < b\n```\n\n|a|b|\n|-|-|\n|1|<i>|\n',
    'own',
  );
  expect(title).toBe('A title');
  expect(html).toContain('<h2 id="two-words-here">');
  expect(html).toContain('<a href="#/docs/other?at=x">there</a> <a href="#/docs/own?at=two-words-here">here</a> file');
  expect(html).toContain('a &lt; b');
  expect(html).toContain('<th>a</th>');
});
