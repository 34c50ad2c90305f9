import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { preview } from 'vite';
import { expect, test } from 'vitest';
import { askedOf, openLab, startBrowser } from './browser.ts';

startBrowser();

test('once it was visited the lab opens without a network, on every route', async () => {
  const page = await openKept();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    window.location.hash = '#/docs/lecture';
  });
  await page.locator('.docs h1').waitFor();
  expect(await page.evaluate(() => fetch('./manifest.webmanifest').then(({ status }) => status))).toBe(200);
});

test('after the lab is loaded it asks for nothing', async () => {
  const page = await openKept();
  const asked = askedOf(page);
  for (const view of ['/learn', '/learn/3', '/workbench', '/docs/lecture', '/learn/teach', '/learn/all']) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, view);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
  expect(await asked()).toEqual([]);
});

test('once the lab says that it is loaded, also what only threads ask for is kept', async () => {
  const page = await openKept();
  const asked = askedOf(page);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const threads = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const files = (await (await caches.open(name)).keys()).map(({ url }) => url);
    const workers = files.filter((url) => /worker-[^/]*\.js$/.test(url));
    return Promise.all(workers.map((url) => fetch(url).then(({ ok }) => ok)));
  });
  expect(threads).toEqual([true, true]);
  expect(await asked()).toEqual([]);
});

test('a new version waits until a person takes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latent-lab-'));
  cpSync(fileURLToPath(new URL('../dist', import.meta.url)), folder, { recursive: true });
  const server = await preview({
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'warn',
  });
  try {
    const page = await openLab('/', { loads: 'lab' });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
    const worker = join(folder, 'sw.js');
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(/VERSION = "[^"]+"/, 'VERSION = "next"'));
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((own) => void own?.update()));
    await page.getByText('A new version of the lab is ready.').waitFor();
    expect(await page.evaluate(() => caches.keys())).toHaveLength(2);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Load it' }).click()]);
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['latent-lab-next']);
    expect(await page.getByText('A new version').count()).toBe(0);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});

/** The lab, once all of it is loaded. */
async function openKept(): Promise<Page> {
  const page = await openLab('/', { loads: 'lab' });
  await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
  return page;
}
