import { chromium } from 'playwright';
import { preview } from 'vite';
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.on('pageerror', (e) => console.log(String(e))); page.on('console', (m) => console.log('console:', m.text()));
for (const view of process.argv.slice(2)) {
  await page.goto(`${base}#${view}`); await page.waitForTimeout(1500);
  await page.reload(); await page.waitForTimeout(1500); await page.keyboard.press('t'); await page.waitForTimeout(300);
  console.log('=====', view);
  const n = await page.locator('.asks').count();
  const seen = new Set();
  for (let i = 0; i < n; i++) {
    const el = page.locator('.asks').nth(i);
    const name = await el.evaluate((e) => e.getAttribute('data-live') ?? e.getAttribute('data-name'));
    if (seen.has(name)) continue; seen.add(name);
    await el.focus(); await page.waitForTimeout(40);
    const text = await page.locator('[role=tooltip] p').allTextContents();
    const marks = await page.locator('[data-source]').evaluateAll((all) => all.map((e) => e.getAttribute('data-live') ?? e.getAttribute('data-name') ?? e.getAttribute('data-label') ?? e.getAttribute('aria-label')));
    console.log(`[${name}] ${await el.textContent()} :: ${text.join(' | ')}  <= ${marks.slice(0,8).join('; ')}${marks.length>8?` +${marks.length-8}`:''}`);
  }
}
await browser.close(); await server.close(); process.exit(0);
