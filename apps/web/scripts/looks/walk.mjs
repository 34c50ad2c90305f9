import { chromium } from 'playwright';
import { preview } from 'vite';
import { findChromium } from '../../../../scripts/chromium.mjs';
import { goTo } from './sight.mjs';

const WIDTHS = [1280, 390];
const THEMES = /** @type {const} */ (['light', 'dark']);

/**
 * Serves the built lab and shows what is to be looked at, wide and narrow, light and dark.
 *
 * @param {(page: import('playwright').Page) => Promise<import('./sight.mjs').Sight[]>} sights
 * @param {(seen: { page: import('playwright').Page, desk: import('playwright').Page, sight: import('./sight.mjs').Sight, width: number, theme: 'light' | 'dark' }) => Promise<void>} look
 * @param {(text: string) => void} hear what pages say on their consoles
 */
export async function walk(sights, look, hear) {
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  const executablePath = await findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  try {
    await Promise.all(
      WIDTHS.map(async (width) => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
        const page = await context.newPage();
        const desk = await browser.newPage(); // to compute in, where nothing of the lab is
        let at = '';
        page.on('pageerror', (error) => hear(`${at} at ${width}: ${error}`));
        page.on('console', (message) => hear(`${at} at ${width}: ${message.text()}`));
        await page.goto(`${server.resolvedUrls?.local[0] ?? ''}`);
        await page.waitForFunction(() => document.documentElement.dataset['warm'] !== undefined);
        for (const sight of await sights(page)) {
          at = sight.name;
          await page.emulateMedia({ colorScheme: 'light' });
          if (sight.at !== undefined) await goTo(page, sight.at);
          await sight.prepare?.(page);
          await page.mouse.move(0, 0); // what opens under a pointer is closed
          await page.evaluate(settled);
          for (const theme of THEMES) {
            await page.emulateMedia({ colorScheme: theme });
            await look({ page, desk, sight, width, theme });
          }
        }
        await context.close();
        await desk.close();
      }),
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Chromium draws no taller pictures. */
const TALLEST = 16_000;

/**
 * A picture of the whole page, or of its beginning where it is too long for one.
 *
 * @param {import('playwright').Page} page
 * @param {string} [path] a file to write it to
 */
export async function pictured(page, path) {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
  }));
  const clip = { x: 0, y: 0, width, height: Math.min(TALLEST, height) };
  return page.screenshot({ fullPage: true, clip, ...(path !== undefined && { path }) });
}

/** Waits until nothing has changed in the page for a while: pictures come when their numbers do. */
function settled() {
  const [QUIET, MOST] = [400, 10_000];
  return new Promise((resolve) => {
    let timer = setTimeout(end, QUIET);
    const last = setTimeout(end, MOST);
    const watch = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, QUIET);
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    function end() {
      watch.disconnect();
      clearTimeout(timer);
      clearTimeout(last);
      resolve(undefined);
    }
  });
}
