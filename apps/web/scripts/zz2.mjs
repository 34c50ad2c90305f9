import { chromium } from 'playwright';
import { preview } from 'vite';
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, view, sel, table] of [['l3','/learn/3','[data-stands-for="good"]'],['l1','/learn/1','[data-stands-for="sum"]'],['l14','/learn/14','[data-live="watching"]'],['l3t','/learn/3','td [data-name="sum"]',true]])
for (const colorScheme of ['light','dark']) for (const width of [1280,390]) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await page.goto(`${base}#${view}`); await page.locator('.asks').first().waitFor(); await page.waitForTimeout(700);
  if (table) await page.keyboard.press('t');
  await page.locator(sel).focus(); await page.waitForTimeout(300);
  await page.screenshot({ path: `.shots/card-${name}-${width}-${colorScheme}.png`, fullPage: width===390 });
  await page.close();
}
await browser.close(); await server.close(); process.exit(0);
