import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openLab, startBrowser } from './browser.ts';

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
  const asked: string[] = [];
  const answers: Promise<void>[] = [];
  page.on('request', (request) => {
    const answered = request.response().then((response) => response?.fromServiceWorker() === true);
    answers.push(answered.then((isKept) => void (isKept || asked.push(request.url()))));
  });
  for (const view of ['/learn', '/learn/3', '/workbench', '/docs/lecture', '/learn/teach', '/learn/all']) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, view);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
  await Promise.all(answers);
  expect(asked).toEqual([]);
});

/** The lab, once all of it is loaded and its service worker answers what a page asks for. */
async function openKept(): Promise<Page> {
  const page = await openLab('/', { loads: 'lab' });
  await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}
