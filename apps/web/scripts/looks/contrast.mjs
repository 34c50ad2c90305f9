import { pictured } from './walk.mjs';

/** @typedef {{ text: string, colour: string, size: number, halo: string | undefined, box: { x: number, y: number, width: number, height: number } }} Letters */

const LEAST = 4.5;

/**
 * Texts whose letters stand out too little from what lies behind them: the page is pictured without its letters, and every text compared
 * with the pixels of its place. axe does not look at what is drawn in SVG.
 *
 * @param {import('playwright').Page} page
 * @param {import('playwright').Page} desk a page to compute in
 * @returns {Promise<string[]>}
 */
export async function faint(page, desk) {
  const letters = await page.evaluate(lettersOf);
  await page.evaluate(hideLetters, true);
  const picture = await pictured(page);
  await page.evaluate(hideLetters, false);
  const found = await desk.evaluate(compared, { letters, png: picture.toString('base64'), least: LEAST });
  return [...new Set(found)];
}

/**
 * By a sheet that is made, since the lab allows no style that is written into the page.
 *
 * @param {boolean} areHidden
 */
function hideLetters(areHidden) {
  if (!areHidden) {
    document.adoptedStyleSheets.pop();
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { color: transparent !important; transition: none !important } svg text { visibility: hidden !important }',
  );
  document.adoptedStyleSheets.push(sheet);
}

/** @returns {Letters[]} */
function lettersOf() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  /** @type {Letters[]} */
  const all = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (
      !node.textContent?.trim() ||
      !parent ||
      parent.closest('script, style, option, textarea, :disabled, .hidden, .skip')
    )
      continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(parent);
    const isDrawn = parent instanceof SVGElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { x, y, width, height } = shownOf(parent, range.getBoundingClientRect());
    const outline = isDrawn && style.paintOrder.startsWith('stroke') && style.stroke !== 'none';
    all.push({
      text: node.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40),
      colour: isDrawn ? style.fill : style.color,
      size: Number.parseFloat(style.fontSize),
      halo: outline ? style.stroke : undefined,
      box: { x: x + window.scrollX, y: y + window.scrollY, width, height },
    });
  }
  return all;

  /** What can be seen of a box where something around it scrolls. @param {Element} element @param {DOMRect} box */
  function shownOf(element, { left, right, top, bottom }) {
    const seen = { left, right, top, bottom };
    for (let own = /** @type {Element | null} */ (element); own && own !== document.body; own = own.parentElement) {
      if (own instanceof SVGElement || getComputedStyle(own).overflow === 'visible') continue;
      const place = own.getBoundingClientRect();
      seen.left = Math.max(seen.left, place.left);
      seen.right = Math.min(seen.right, place.right);
      seen.top = Math.max(seen.top, place.top);
      seen.bottom = Math.min(seen.bottom, place.bottom);
    }
    return { x: seen.left, y: seen.top, width: seen.right - seen.left, height: seen.bottom - seen.top };
  }
}

/** @param {{ letters: Letters[], png: string, least: number }} given */
async function compared({ letters, png, least }) {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  context.drawImage(picture, 0, 0);
  const ink = /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  );
  return letters.flatMap(({ text, colour, halo, box }) => {
    const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y + 0.2 * box.height))];
    const width = Math.min(picture.width, Math.ceil(box.x + box.width)) - left;
    const height = Math.min(picture.height, Math.ceil(box.y + 0.8 * box.height)) - top;
    if (width < 2 || height < 2) return [];
    const behind = halo === undefined ? context.getImageData(left, top, width, height).data : pixelOf(halo);
    const own = luminance(pixelOf(colour), 0);
    const ratios = [];
    for (let i = 0; i < behind.length; i += 4) ratios.push(ratio(own, luminance(behind, i)));
    ratios.sort((a, b) => a - b);
    // A thin line behind letters, such as one of a grid, does not hide them; a fill does.
    const worst = ratios[Math.floor(0.2 * ratios.length)] ?? least;
    return worst < least - 0.05 ? [`“${text}” has a contrast of ${worst.toFixed(1)}`] : [];
  });

  /** @param {string} css */
  function pixelOf(css) {
    ink.clearRect(0, 0, 1, 1);
    ink.fillStyle = css;
    ink.fillRect(0, 0, 1, 1);
    return ink.getImageData(0, 0, 1, 1).data;
  }

  /** @param {Uint8ClampedArray} pixels @param {number} at */
  function luminance(pixels, at) {
    const [r = 0, g = 0, b = 0] = [0, 1, 2].map((i) => {
      const part = (pixels[at + i] ?? 0) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** @param {number} a @param {number} b */
  function ratio(a, b) {
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
}
