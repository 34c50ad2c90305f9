// `npm run shots -w apps/web -- /learn/3 /workbench`: pictures of views of the built lab, wide and narrow, light and dark, into .shots/.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';

const views = process.argv.slice(2);
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const base = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
mkdirSync('.shots', { recursive: true });
try {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [1280, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      page.on('pageerror', (error) => process.stdout.write(`${error}\n`));
      page.on('console', (message) => process.stdout.write(`console: ${message.text()}\n`));
      for (const view of views) {
        await page.goto(`${base}#${view}`);
        await page.waitForFunction(() => document.documentElement.dataset['warm'] !== undefined);
        await page.waitForTimeout(300);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (wide > 0) process.stdout.write(`${view} at ${width}: ${wide} px wider than the page\n`);
        await page.screenshot({ path: `.shots/${nameOf(view)}-${width}-${colorScheme}.png`, fullPage: true });
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}

/** @param {string} view */
function nameOf(view) {
  return view.replaceAll(/[^\w]+/g, '-').replace(/^-/, '') || 'home';
}
