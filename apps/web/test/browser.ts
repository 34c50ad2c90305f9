import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { findChromium } from '../../../scripts/chromium.mjs';

let browser: Browser | undefined;
const pages: { readonly page: Page; readonly said: string[]; readonly end: () => Promise<void> }[] = [];

/**
 * A real Chromium for the tests of a file, the same one for all that run in this process; a page that said something on its console fails the test in which it did.
 *
 * @param pagesLast for all tests of the file, or (default) for the one that opened them
 */
export function startBrowser(pagesLast: 'test' | 'file' = 'test'): void {
  beforeAll(async () => {
    if (browser) return; // files share what they import, and so this
    const executablePath = await findChromium();
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox'], // the tests may run as root
    });
  });
  afterEach(async () => {
    const opened = pagesLast === 'test' ? pages.splice(0) : [];
    for (const { end } of opened) await end();
    expect(
      [...opened, ...pages].flatMap(({ said }) => said.splice(0)),
      'what pages said on their consoles',
    ).toEqual([]);
  });
  afterAll(async () => {
    for (const { end } of pages.splice(0)) await end();
  });
}

/** A context, and how much of the lab is loaded in it. */
export interface OpenOptions extends BrowserContextOptions {
  /** `view` (default): what the view needs, as for people who save data. `lab`: everything, once the page stands, and kept for offline use. */
  readonly loads?: 'view' | 'lab';
}

/**
 * Opens a view of the built lab, such as `/learn/3?pi=0.4`. What keeps nothing for the next visit shares a context, whose compiled code is at
 * hand then; the workbench, and whoever asks for a context of some kind, has one of its own.
 */
export async function openLab(view: string, { loads = 'view', ...options }: OpenOptions = {}): Promise<Page> {
  if (!browser) throw new TypeError('startBrowser() stands at the top of a file that opens pages');
  const isShared =
    loads === 'view' && Object.keys(options).length === 0 && !view.startsWith('/workbench') && view !== '/';
  const context = isShared ? await sharedContext(browser) : await browser.newContext({ ...USUAL, ...options });
  const page = await context.newPage();
  if (loads === 'view')
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  pages.push({ page, said, end: () => (isShared ? page.close() : context.close()) });
  await page.goto(`${inject('lab')}#${view}`);
  return page;
}

/** What a page asks from now on, until the end is asked for, that its service worker does not answer: what goes to the host. */
export function askedOf(page: Page): () => Promise<readonly string[]> {
  const answers: Promise<string | undefined>[] = [];
  const listen = (request: Request): void => {
    const answered = request.response().then((response) => response?.fromServiceWorker() === true);
    answers.push(answered.then((isKept) => (isKept ? undefined : `${request.method()} ${request.url()}`)));
  };
  page.on('request', listen);
  return async () => {
    page.off('request', listen);
    return (await Promise.all(answers)).filter((url) => url !== undefined);
  };
}

const USUAL: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' };

let shared: Promise<BrowserContext> | undefined;

function sharedContext(of: Browser): Promise<BrowserContext> {
  shared ??= of.newContext(USUAL);
  return shared;
}
