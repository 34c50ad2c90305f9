/**
 * Something to look at: a place, and what is done there first.
 *
 * @typedef {object} Sight
 * @property {string} name of its pictures
 * @property {string} [at] where it is; undefined where the steps before have led there
 * @property {(page: import('playwright').Page) => Promise<unknown>} [prepare]
 */

/** @param {string} at @returns {Sight} */
export const plain = (at) => ({ name: nameOf(at), at });

/** @param {string} at */
export const nameOf = (at) => at.replaceAll(/[^\w]+/g, '-').replace(/^-/, '') || 'home';

/**
 * Goes to a place as a link would, and waits until it stands.
 *
 * @param {import('playwright').Page} page
 * @param {string} at
 */
export async function goTo(page, at) {
  await page.evaluate((to) => {
    window.location.hash = to;
    window.scrollTo(0, 0);
  }, at);
  await page.waitForFunction(
    () =>
      document.querySelector('main h1') !== null &&
      !/Loading|Looking for/.test(document.querySelector('main')?.innerText ?? ''),
  );
}
