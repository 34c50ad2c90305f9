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

/**
 * An empty workbench.
 *
 * @param {import('playwright').Page} page
 */
export async function forget(page) {
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
export async function opened(page, name, text, shows = '.preview tbody tr') {
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
export async function sampled(page, name) {
  await forget(page);
  await page.getByRole('button', { name }).click();
  await page.locator('.preview tbody tr').first().waitFor();
}

/** @param {import('playwright').Page} page */
export async function fitted(page) {
  await page.getByRole('button', { name: /^Fit( again)?$/ }).click();
  await page.getByRole('button', { name: 'Fit again' }).waitFor({ timeout: 120_000 });
}
