import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect } from 'vitest';
import { findChromium } from '../../../../scripts/chromium.mjs';
import type { Order, Outcome } from './outcome.ts';

interface ProgramFile {
  readonly code: string;
  /** The files that it imports, at once or later. */
  readonly imports: readonly string[];
}

/** The reader in a module worker of a real Chromium. */
export interface BrowserReader {
  read(order: Order): Promise<Outcome>;
  /** The files of the program, by name. */
  readonly files: ReadonlyMap<string, ProgramFile>;
  /** Those that were asked for so far. */
  readonly loaded: readonly string[];
}

/** Bundles the reader as the lab is bundled, for all tests of a file. */
export function startBrowserReader(): BrowserReader {
  const files = new Map<string, ProgramFile>();
  const loaded: string[] = [];
  const said: string[] = [];
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    for (const [name, file] of await bundled()) files.set(name, file);
    server = createServer(({ url = '/' }, response) => {
      const code = files.get(url.slice(1))?.code;
      if (code !== undefined) loaded.push(url.slice(1));
      response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript');
      response.end(code ?? '<!doctype html><link rel="icon" href="data:,">');
    }).listen(0, '127.0.0.1');
    const executablePath = await findChromium();
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    expect(said, 'what the page said on its console').toEqual([]);
  });

  return {
    files,
    loaded,
    read: ({ bytes, ...order }) =>
      page.evaluate(
        ({ text, ...rest }) =>
          new Promise<Outcome>((resolve, reject) => {
            const worker = new Worker('/worker.js', { type: 'module' });
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.onmessage = ({ data }) => {
              worker.terminate();
              resolve(data);
            };
            worker.postMessage({ ...rest, bytes: Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)) });
          }),
        { ...order, text: Buffer.from(bytes).toString('base64') },
      ),
  };
}

async function bundled(): Promise<[string, ProgramFile][]> {
  const input = { worker: fileURLToPath(new URL('worker.ts', import.meta.url)) };
  const bundle = await rolldown({ input, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output.map((file) => {
    if (file.type !== 'chunk') throw new Error(`the bundle has a file that is no program: ${file.fileName}`);
    return [file.fileName, { code: file.code, imports: [...file.imports, ...file.dynamicImports] }];
  });
}
