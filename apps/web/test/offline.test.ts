import { expect, test } from 'vitest';
import { openLab, startBrowser } from './browser.ts';

startBrowser();

test('once it was visited the lab opens without a network, on every route', async () => {
  const page = await openLab('/', { loads: 'lab' });
  await page.waitForFunction(() =>
    navigator.serviceWorker.ready.then(() => document.documentElement.dataset['warm'] === 'yes'),
  );
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
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
  const page = await openLab('/', { loads: 'lab' });
  await page.waitForFunction(() => document.documentElement.dataset['warm'] === 'yes');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const view of ['/learn', '/learn/3', '/workbench', '/docs/lecture', '/learn/teach', '/learn/all']) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, view);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
  expect(asked).toEqual([]);
});
