import { fitted, forget, goTo, opened, sampled } from './workbench.mjs';

/**
 * Something to look at: a place, and what is done there first.
 *
 * @typedef {object} Sight
 * @property {string} name of its pictures
 * @property {string} [at] where it is; undefined where the steps before have led there
 * @property {(page: import('playwright').Page) => Promise<unknown>} [prepare]
 */

/**
 * Every place of the lab, each in the states that a person meets, in an order in which one leads to the next.
 *
 * @param {import('playwright').Page} page a page of the lab: it knows its lessons, steps and pages of documentation
 * @returns {Promise<Sight[]>}
 */
async function everyPlace(page) {
  const lessons = (await linked(page, '/learn')).filter((at) => /^\/learn\/\d+$/.test(at));
  const docs = await linked(page, '/docs');
  return [
    ...['/', '/learn', '/learn/teach', '/learn/all', '/nothing', '/learn/99', '/docs/nothing'].map(plain),
    ...(await inTurn(lessons, (at) => lesson(page, at))),
    ...['/learn/3/embed/quiz', '/docs', ...new Set(docs.map((at) => at.replace(/\?.*/, '')))].map(plain),
    ...(await workbench(page)),
  ];
}

/**
 * What is asked for: places such as `/learn/3?pi=0.4`, beginnings of names such as `workbench`, or everything.
 *
 * @param {readonly string[]} asked
 * @returns {(page: import('playwright').Page) => Promise<Sight[]>}
 */
export function placesOf(asked) {
  const places = asked.filter((own) => own.startsWith('/')).map(plain);
  const names = asked.filter((own) => !own.startsWith('/'));
  if (names.length === 0 && places.length > 0) return async () => places;
  return async (page) => {
    const all = await everyPlace(page);
    return [...places, ...all.filter(({ name }) => names.length === 0 || names.some((own) => name.startsWith(own)))];
  };
}

/** @param {string} at @returns {Sight} */
const plain = (at) => ({ name: nameOf(at), at });

/** @param {string} at */
const nameOf = (at) => at.replaceAll(/[^\w]+/g, '-').replace(/^-/, '') || 'home';

/**
 * The places of a kind that a page links to.
 *
 * @param {import('playwright').Page} page
 * @param {string} at
 */
async function linked(page, at) {
  await goTo(page, at);
  const links = await page
    .locator(`main a[href^="#${at}/"]`)
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  return [...new Set(links.flatMap((link) => (link === null ? [] : [link.slice(1)])))];
}

/**
 * A lesson as it is met, with all of it open, and with each of its choices.
 *
 * @param {import('playwright').Page} page
 * @param {string} at
 * @returns {Promise<Sight[]>}
 */
async function lesson(page, at) {
  await goTo(page, at);
  const others = await page
    .locator(CHOICE)
    .evaluateAll((all) => all.flatMap((own, i) => (own.matches(':checked') ? [] : [i])));
  return [
    plain(at),
    { name: `${nameOf(at)}-open`, at, prepare: unfolded },
    ...others.map((i) => ({
      name: `${nameOf(at)}-choice-${i + 1}`,
      prepare: (/** @type {import('playwright').Page} */ own) => own.locator(CHOICE).nth(i).click(),
    })),
  ];
}

const CHOICE = '.controls .choices input';

/**
 * @template A, B
 * @param {readonly A[]} given
 * @param {(a: A) => Promise<B[]>} of
 * @returns {Promise<B[]>}
 */
async function inTurn(given, of) {
  const all = [];
  for (const own of given) all.push(...(await of(own)));
  return all;
}

/**
 * A lesson with its question answered and everything below it open.
 *
 * @param {import('playwright').Page} page
 */
async function unfolded(page) {
  await page.locator('.predict button').first().click();
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) /** @type {HTMLDetailsElement} */ (details).open = true;
  });
}

/**
 * The steps of the workbench: with nothing, with what cannot be read or fitted, and with fits of birds and of people.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<Sight[]>}
 */
async function workbench(page) {
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
