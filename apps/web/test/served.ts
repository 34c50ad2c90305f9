import { chromium } from 'playwright';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../../scripts/chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built lab is served, with a slash at its end. */
    lab: string;
    /** Where the tests' Chromium listens: one for all files. */
    chromium: string;
  }
}

/** Serves the built lab on loopback and keeps a Chromium for as long as the tests run. */
export default async function served({ provide }: TestProject): Promise<() => Promise<void>> {
  const executablePath = await findChromium();
  const browser = await chromium.launchServer({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'], // the tests may run as root
    host: '127.0.0.1',
  });
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  provide('lab', server.resolvedUrls?.local[0] ?? '');
  provide('chromium', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.close();
  };
}
