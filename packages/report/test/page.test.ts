import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium } from '../../../scripts/chromium.mjs';
import { composeReport, htmlOf } from '../src/index.ts';
import { gaussianFit, latentClassFit, networkFit } from './fits.ts';

const folder = mkdtempSync(join(tmpdir(), 'latent-report-'));
let browser: Browser;

beforeAll(async () => {
  const executablePath = await findChromium();
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  const command = 'latent fit data.csv --repeat fit.json';
  for (const [name, fit] of Object.entries({
    classes: latentClassFit(),
    numbers: gaussianFit(),
    network: networkFit(),
  }))
    writeFileSync(join(folder, `${name}.html`), htmlOf(composeReport({ fit: await fit, command })));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(
  ['classes', 'numbers', 'network'].flatMap((name) => [[name, 'light', 1280] as const, [name, 'dark', 390] as const]),
)(
  '%s, %s, %i px: no violation found by axe, nothing wider than the screen, no request',
  async (name, colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const requests: string[] = [];
    const url = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => requests.push(message.text()));
    await page.goto(url);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(requests).toEqual([url]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  },
);
