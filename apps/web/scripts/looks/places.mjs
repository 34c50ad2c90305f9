import { goTo, nameOf, plain } from './sight.mjs';
import { workbench } from './workbench.mjs';

/** @typedef {import('./sight.mjs').Sight} Sight */

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
      at,
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
