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
      `${view}: first handle after ${said(ready)} ms; work in a frame of a drag ${said(frames)} ms\n`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * Drags the first handle along, a move a frame, and measures from each move to the end of the frame's work.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<number[]>}
 */
function dragged(page) {
  return page.evaluate(async () => {
    const handle = /** @type {SVGGElement} */ (document.querySelector('.handle'));
    const box = handle.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    /** @param {string} type @param {number} at */
    const send = (type, at) =>
      handle.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, clientX: x + at, clientY: y - at, bubbles: true, isPrimary: true }),
      );
    handle.setPointerCapture = () => undefined; // a made-up pointer cannot be captured
    handle.hasPointerCapture = () => true;
    send('pointerdown', 0);
    const times = [];
    for (let i = 1; i <= 40; i++) {
      await new Promise(requestAnimationFrame);
      const begun = performance.now();
      send('pointermove', -i);
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        requestAnimationFrame(() => port2.postMessage(0)); // behind the frame's style, layout and paint
      });
      times.push(performance.now() - begun);
    }
    send('pointerup', -40);
    return times;
  });
}

/** @param {number[]} values */
function said(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `${at(0.5)} (${at(0.25)}–${at(0.75)}, 95%: ${at(0.95)})`;
}
