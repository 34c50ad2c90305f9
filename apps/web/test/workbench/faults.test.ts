import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBrowser } from '../browser.ts';
import { chooseFile, figure, fit, goTo, openWorkbench } from './bench.ts';

startBrowser();

test('98. a worker that dies during a fit is said to be lost; the next fit reads the data again and runs', async () => {
  const page = await openWorkbench();
  await page.getByRole('button', { name: /A survey on politics/ }).click();
  await page.locator('.preview tbody tr').first().waitFor();
  await goTo(page, 'Fit');
  await page.getByLabel('Starts', { exact: true }).selectOption('200');
  await page.getByLabel('Stops at a gain of').fill('0');
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await page.getByText(/best so far -/).waitFor();
  const [worker] = page.workers().filter((own) => /worker/.test(own.url()));
  await worker?.evaluate(() => close());
  await page.getByText('WORKER_LOST').waitFor();
  await page.getByLabel('Stops at a gain of').fill('');
  await page.getByLabel('Starts', { exact: true }).selectOption('10');
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await page.locator('[data-figure="logLikelihood"]').waitFor();
  expect(await page.getByText('WORKER_LOST').count()).toBe(0);
});

test('96. where WebAssembly is blocked the TypeScript engine gives the same numbers, and says so', async () => {
  const run = async (isBlocked: boolean) => {
    const page = await openWorkbench();
    if (isBlocked) {
      await page.context().route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
        await route.fulfill({ response, headers });
      });
      await page.reload();
    }
    await page.getByRole('button', { name: /Role conflict/ }).click();
    await page.locator('.preview tbody tr').first().waitFor();
    await goTo(page, 'Fit');
    await fit(page);
    return { logLikelihood: await figure(page, 'logLikelihood'), engine: await figure(page, 'engine'), page };
  };
  const blocked = await run(true);
  expect(blocked.engine).toBe('TypeScript (the same numbers, slower)');
  expect(await blocked.page.getByText('WASM_UNAVAILABLE').count()).toBe(1);
  const free = await run(false);
  expect(free.engine).toBe('WebAssembly');
  expect(blocked.logLikelihood).toBe(free.logLikelihood);
});

test('99. a file that is too large is refused before it is read, and the page goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latent-lab-'));
  try {
    const file = join(folder, 'huge.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    truncateSync(file, 600 * 2 ** 20);
    const page = await openWorkbench();
    await page.getByLabel('Data file').setInputFiles(file);
    await page.getByText('FILE_TOO_LARGE').waitFor();
    expect(await page.getByText('"huge.csv" has 600 MiB').count()).toBe(1);
    await page.getByRole('button', { name: /Role conflict/ }).click();
    await page.getByText('16 rows, 5 columns').waitFor();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('101. names that are markup or formulas are text everywhere', async () => {
  const page = await openWorkbench();
  const levels = ['=HYPERLINK("http://x.example")', '<img src=x onerror=alert(1)>'];
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 40 }, (_, i) =>
    [0, 1, 2].map((j) => cell(levels[(i >> j) % 2] as string)).join(','),
  );
  await chooseFile(page, 'odd.csv', `<b>a</b>,b,c\n${rows.join('\n')}\n`);
  await page
    .locator('.preview td', { hasText: levels[1] as string })
    .first()
    .waitFor();
  await goTo(page, 'Variables');
  await page.getByText(`${levels[1]} (20)`, { exact: false }).first().waitFor();
  await goTo(page, 'Model');
  await page.getByLabel('a network with hidden nodes').check();
  await page.getByRole('button', { name: '<b>a</b>' }).waitFor();
  await goTo(page, 'Fit');
  await fit(page);
  expect(await page.locator('main img, main b').count()).toBe(0);
});

test('102. a decimal comma is refused with the remedy, in data and in fields alike', async () => {
  const page = await openWorkbench();
  await chooseFile(page, 'comma.csv', 'x;y\n1,5;a\n2,5;b\n3,5;a\n');
  await page.getByText('3 rows, 2 columns').waitFor();
  expect(await page.getByLabel('Delimiter').locator('option:checked').textContent()).toBe('; (detected)');
  await goTo(page, 'Variables');
  await page.getByRole('row', { name: /DECIMAL_COMMA/ }).waitFor();
  await goTo(page, 'Model');
  await page.getByText('A prior', { exact: true }).click();
  const field = page.getByLabel('Pseudo-count added to every class size and cell');
  await field.fill('0,5');
  await page.getByText('Write it with a decimal point: 0.5.').waitFor();
  await goTo(page, 'Fit');
  await goTo(page, 'Model');
  await page.getByText('A prior', { exact: true }).click();
  expect(await field.inputValue()).toBe('0');
});

test('100. a fit that is cancelled, and others after it: each shows its own numbers', async () => {
  const page = await openWorkbench();
  await page.getByRole('button', { name: /Role conflict/ }).click();
  await page.locator('.preview tbody tr').first().waitFor();
  const fitOf = async (classes: string, starts: string, tolerance: string): Promise<void> => {
    await goTo(page, 'Model');
    await page.getByLabel('Number of classes').fill(classes);
    await goTo(page, 'Fit');
    await page.getByLabel('Starts', { exact: true }).selectOption(starts);
    await page.getByLabel('Stops at a gain of').fill(tolerance);
    await page.getByRole('button', { name: /^Fit( again)?$/ }).click();
  };
  await fitOf('3', '200', '0');
  await page.getByText(/best so far -/).waitFor();
  await page.getByRole('button', { name: 'Cancel, and keep the best so far' }).click();
  await page.getByText('this is the best so far').waitFor();
  for (const [classes, published] of [
    ['1', '-543.649825'],
    ['2', '-504.467670'],
  ] as const) {
    await fitOf(classes, '10', '');
    await page.getByText('Converged.').waitFor();
    await expect.poll(() => figure(page, 'logLikelihood')).toBe(published);
  }
  expect(await page.getByText('this is the best so far').count()).toBe(0);
});
