// `npm run speed -w apps/web`: how soon a lesson answers, and how long a frame of a drag takes, in Chromium on this machine.
import { chromium } from 'playwright';
import { preview } from 'vite';

const VIEWS = process.argv.length > 2 ? process.argv.slice(2) : ['/learn/3', '/learn/5', '/learn/8', '/learn/11'];
const ROUNDS = 5;
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const base = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const view of VIEWS) {
    const ready = [];
    const frames = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`${base}#${view}`);
      await page.locator('.handle').first().waitFor();
      ready.push(await page.evaluate(() => performance.now()));
      await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
      frames.push(...(await dragged(page)));
      await page.close();
    }
    process.stdout.write(
      `${view}: first handle after ${said(ready)} ms; work for a move of a drag ${said(frames)} ms\n`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * Drags the first handle along, and measures the work of the page's main thread for each move: script, style, layout and paint, without
 * the wait for the next frame, and less what the same wait costs where nothing moves.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<number[]>}
 */
async function dragged(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const box = await page.locator('.handle').first().boundingBox();
  if (!box) throw new Error('the lesson has no handle to drag');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const moved = [];
  const still = [];
  for (let i = 1; i <= 40; i++) {
    const before = await worked();
    await page.mouse.move(x + i, y - i);
    await drawn(page);
    const between = await worked();
    await drawn(page);
    moved.push(between - before);
    still.push((await worked()) - between);
  }
  await page.mouse.up();
  const rest = sorted(still)[20] ?? 0;
  return moved.map((time) => time - rest);
}

/** @param {import('playwright').Page} page */
function drawn(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** @param {number[]} values */
function said(values) {
  const ordered = sorted(values);
  const at = (/** @type {number} */ share) =>
    (ordered[Math.round(share * (ordered.length - 1))] ?? Number.NaN).toFixed(1);
  return `${at(0.5)} (${at(0.25)}–${at(0.75)}, 95%: ${at(0.95)})`;
}

/** @param {readonly number[]} values */
function sorted(values) {
  return [...values].sort((a, b) => a - b);
}
