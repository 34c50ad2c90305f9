import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

let browser: Browser;
const pages: { readonly page: Page; readonly said: string[] }[] = [];

/** A real Chromium for the tests of a file; a page that said something on its console fails the test that opened it. */
export function startBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterEach(async () => {
    const opened = pages.splice(0);
    for (const { page } of opened) await page.context().close();
    expect(
      opened.flatMap(({ said }) => said),
      'what pages said on their consoles',
    ).toEqual([]);
  });
  afterAll(() => browser.close());
}

/** Opens a view of the built lab, such as `/learn/3?pi=0.4`, in a context of its own. */
export async function openLab(view: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  pages.push({ page, said });
  await page.goto(`${inject('lab')}#${view}`);
  return page;
}
