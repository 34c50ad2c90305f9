import { goTo, nameOf } from './sight.mjs';

/** @typedef {import('./sight.mjs').Sight} Sight */

/**
 * The steps of the workbench: with nothing, with what cannot be read or fitted, and with fits of birds and of people.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<Sight[]>}
 */
export async function workbench(page) {
  await goTo(page, '/workbench/data');
  const steps = await page
    .locator('.rail a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')?.slice(1) ?? ''));
  const named = (/** @type {string} */ step, /** @type {string} */ how) => `${nameOf(step)}-${how}`;
  const results = steps.slice(-5);
  /** @param {string} how @returns {Sight[]} */
  const all = (how) =>
    results.map((at) => ({ name: named(at, how), at, ...(at.endsWith('/rows') && { prepare: picked }) }));
  return [
    ...steps.map((at) => ({ name: named(at, 'empty'), at, ...(at.endsWith('/data') && { prepare: forget }) })),
    { name: 'workbench-open-nothing', at: '/workbench/open' },
    { name: 'workbench-no-such-step', at: '/workbench/nothing' },
    {
      name: 'workbench-data-ragged',
      at: '/workbench/data',
      prepare: (own) => opened(own, 'ragged.csv', 'a,b\n1,2\n3,4,5\n', '.notice.error'),
    },
    {
      name: 'workbench-data-comma',
      at: '/workbench/data',
      prepare: (own) => opened(own, 'comma.csv', 'x;y\n1,5;a\n2,5;b\n3,5;a\n'),
    },
    { name: 'workbench-variables-comma', at: '/workbench/variables' },
    { name: 'workbench-fit-comma', at: '/workbench/fit' },
    { name: 'workbench-data-penguins', at: '/workbench/data', prepare: (own) => sampled(own, /Palmer penguins/) },
    ...steps.slice(1, 4).map((at) => ({ name: named(at, 'penguins'), at })),
    ...results.slice(0, 1).map((at) => ({ name: named(at, 'unfitted'), at })),
    { name: 'workbench-fit-lost', at: '/workbench/fit', prepare: lost },
    { name: 'workbench-fit-fitted', at: '/workbench/fit', prepare: fitted },
    { name: 'workbench-choose-penguins', at: '/workbench/choose', prepare: compared },
    { name: 'workbench-compare-one', at: '/workbench/compare' },
    { name: 'workbench-compare-two', at: '/workbench/compare', prepare: pinned },
    ...all('penguins'),
    { name: 'workbench-data-survey', at: '/workbench/data', prepare: (own) => sampled(own, /survey on politics/) },
    ...steps.slice(1, 3).map((at) => ({ name: named(at, 'survey'), at })),
    { name: 'workbench-model-network', at: '/workbench/model', prepare: network },
    {
      name: 'workbench-model-classes',
      at: '/workbench/model',
      prepare: (own) => own.getByLabel('hidden classes').check(),
    },
    { name: 'workbench-fit-survey', at: '/workbench/fit', prepare: fitted },
    ...all('survey'),
  ];
}

/** @param {import('playwright').Page} page */
async function picked(page) {
  await page.locator('.rows tbody button').nth(2).click();
  await page.locator('.row-detail svg').first().waitFor();
}

/** @param {import('playwright').Page} page */
async function compared(page) {
  await page.getByLabel('Compare 1 to').fill('4');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByText(/^Recommended/).waitFor();
}

/** @param {import('playwright').Page} page */
async function pinned(page) {
  await page.getByRole('button', { name: /^2 classes/ }).click();
  await page.getByText(/Adjusted Rand/).waitFor();
}

/** @param {import('playwright').Page} page */
async function network(page) {
  await page.getByLabel('a network with hidden nodes').check();
  await page.locator('.picture .node').first().waitFor();
}

/**
 * A fit whose worker ends.
 *
 * @param {import('playwright').Page} page
 */
async function lost(page) {
  await page.getByLabel('Starts', { exact: true }).selectOption('200');
  await page.getByLabel('Stops at a gain of').fill('0');
  await page.getByRole('button', { name: /^Fit( again)?$/ }).click();
  await page.getByText(/best so far/).waitFor();
  const worker = page.workers().find((own) => /worker/.test(own.url()));
  await worker?.evaluate(() => close());
  await page.getByText('WORKER_LOST').waitFor();
  await page.getByLabel('Stops at a gain of').fill('');
  await page.getByLabel('Starts', { exact: true }).selectOption('20');
}

/**
 * An empty workbench.
 *
 * @param {import('playwright').Page} page
 */
async function forget(page) {
  const button = page.getByRole('button', { name: 'Forget everything' });
  if ((await button.count()) > 0) await button.click();
  await page.getByRole('heading', { name: 'Open your data' }).waitFor();
}

/**
 * Opens a file, in place of what is open.
 *
 * @param {import('playwright').Page} page
 * @param {string} name
 * @param {string} text
 * @param {string} shows what stands there then
 */
async function opened(page, name, text, shows = '.preview tbody tr') {
  await forget(page);
  await page.getByLabel('Data file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator(shows).first().waitFor();
}

/**
 * Opens a sample, in place of what is open.
 *
 * @param {import('playwright').Page} page
 * @param {RegExp} name
 */
async function sampled(page, name) {
  await forget(page);
  await page.getByRole('button', { name }).click();
  await page.locator('.preview tbody tr').first().waitFor();
}

/** @param {import('playwright').Page} page */
async function fitted(page) {
  await page.getByRole('button', { name: /^Fit( again)?$/ }).click();
  await page.getByRole('button', { name: 'Fit again' }).waitFor({ timeout: 120_000 });
}
