import { existsSync } from 'node:fs';

/**
 * The Chromium for the tests: the one that CHROMIUM_PATH names, Debian's, or Playwright's own.
 *
 * @returns {Promise<string | undefined>} the path of a program that exists
 */
export async function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  const { chromium } = await import('playwright');
  return ['/usr/bin/chromium', chromium.executablePath()].find((path) => existsSync(path));
}
