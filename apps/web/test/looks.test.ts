import { expect, test } from 'vitest';
import { seenInPage } from '../scripts/looks/inPage.mjs';
import { openLab, startBrowser } from './browser.ts';

startBrowser('file');

/** A few of the places that `npm run looks` visits. */
const VIEWS = ['/learn', '/learn/3', '/learn/9', '/docs/choosing-k', '/nothing'];

test('on a phone nothing is cut, overlaps, is too small to read or to press', async () => {
  const page = await openLab(VIEWS[0] as string, { viewport: { width: 390, height: 900 } });
  const found: string[] = [];
  for (const view of VIEWS) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, view);
    await page.waitForFunction(() => document.querySelector('main h1, main .picture') !== null);
    await page.waitForTimeout(200); // pictures come when their numbers do
    found.push(...(await page.evaluate(seenInPage)).map((what) => `${view}: ${what}`));
  }
  expect(found).toEqual([]);
});

test('what is wrong is found', async () => {
  const page = await openLab('/nothing', { viewport: { width: 390, height: 900 } });
  await page.locator('main h1').waitFor();
  await page.evaluate(() => {
    const main = document.querySelector('main') as HTMLElement;
    main.innerHTML = `<p>tiny</p><p>one</p><p>other</p><div>a text much longer than its box</div><button>x</button><i></i>
      <table><tbody><tr><td>1</td></tr><tr><td>10</td></tr></tbody></table>
      <svg width="50" height="20"><g><text x="40" y="12">outside</text></g><g><path class="axis" d="M0 19H50"/><g><text>0</text></g><g><text x="9">1</text></g></g></svg>`;
    const [tiny, , other] = main.querySelectorAll('p');
    tiny?.style.setProperty('font-size', '10px');
    other?.style.setProperty('margin-top', '-2rem');
    main.querySelector('div')?.setAttribute('class', 'box');
    Object.assign((main.querySelector('div') as HTMLElement).style, {
      width: '80px',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
    });
    Object.assign((main.querySelector('button') as HTMLElement).style, {
      minHeight: '0',
      padding: '0',
      height: '12px',
      width: '12px',
    });
    Object.assign((main.querySelector('i') as HTMLElement).style, { display: 'block', width: '500px', height: '1px' });
  });
  const found = (await page.evaluate(seenInPage)).join('\n');
  for (const what of [
    'the page is 110 px wider than the screen',
    '“tiny” has letters of 10.0 px',
    '“one” and “other” overlap',
    'div.box a text much longer than its box cuts',
    'button x is a target of 12 × 12 px',
    'has numbers that are not aligned',
    '“outside” leaves its picture',
    'an axis of svg',
  ])
    expect(found).toContain(what);
});
