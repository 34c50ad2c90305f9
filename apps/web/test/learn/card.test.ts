import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

const cardOf = (page: Page) => page.getByRole('tooltip');
const markedIn = (page: Page) =>
  page
    .locator('[data-source]')
    .evaluateAll((all) =>
      all.map(
        (each) => each.getAttribute('aria-label') ?? each.getAttribute('data-live') ?? each.getAttribute('data-name'),
      ),
    );

test('by keys: Tab comes to a number, which says how it comes about; Escape sends the card away, Enter brings it back, Tab goes on', async () => {
  const page = await openLab('/learn/3');
  const sum = page.locator('[data-live="sum"]');
  await expect.poll(() => sum.textContent()).toBe('0.410');
  const stop = page.locator('[data-stands-for="sum"]');
  const isThere = () => stop.evaluate((button) => button === document.activeElement);
  for (let i = 0; i < 40 && !(await isThere()); i++) await page.keyboard.press('Tab');
  await expect.poll(() => cardOf(page).textContent()).toBe('p(W=1) = 0.1400 + 0.2700 = 0.4100');
  expect(await stop.getAttribute('aria-describedby')).toBe(await cardOf(page).getAttribute('id'));
  expect(await markedIn(page)).toEqual(['bad', 'good', 'bad', 'good', 'bad', 'good']); // formula, square, table
  await page.keyboard.press('Escape');
  await expect.poll(() => cardOf(page).count()).toBe(0);
  expect(await page.locator('[data-source], [aria-describedby]').count()).toBe(0);
  expect(await isThere()).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => cardOf(page).count()).toBe(1);
  await page.keyboard.press('Tab');
  await expect.poll(() => cardOf(page).count()).toBe(0);
});

test('by pointer: the card comes, stays while the pointer is on it, goes after it, and nothing of the page moves', async () => {
  const page = await openLab('/learn/3');
  const bad = page.locator('[data-live="bad"]');
  await expect.poll(() => bad.textContent()).toBe('0.140');
  const places = () =>
    page.locator('.lesson > *').evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
  const before = await places();
  await bad.hover();
  await expect.poll(() => cardOf(page).textContent()).toContain('0.70 × 0.20 = 0.1400');
  expect(await places()).toEqual(before);
  await cardOf(page).hover();
  await page.waitForTimeout(600);
  expect(await cardOf(page).count()).toBe(1);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect.poll(() => cardOf(page).count()).toBe(0);
});

test('an area of the picture answers too, and what a person sets says by which handle and marks it', async () => {
  const page = await openLab('/learn/3');
  await page.locator('.cell.lit').last().hover();
  await expect.poll(() => cardOf(page).textContent()).toContain('p(T=1) p(W=1 | T=1) = 0.30 × 0.90');
  await page.keyboard.press('t');
  await page.locator('td', { hasText: '0.3000' }).locator('.asks').focus();
  await expect.poll(() => cardOf(page).textContent()).toBe('p(T=1) = 0.30You set it: p(thought is good)');
  expect(await page.locator('.handle[data-source]').getAttribute('aria-label')).toBe('p(thought is good)');
  expect(await page.locator('.slider[data-source] label').textContent()).toBe('p(thought is good)');
});

test('the table is one stop to Tab, and arrows go between its numbers', async () => {
  const page = await openLab('/learn/3');
  await expect.poll(() => page.locator('[data-live="sum"]').textContent()).toBe('0.410');
  await page.keyboard.press('t');
  await page.locator('td .asks').first().waitFor();
  await expect.poll(() => page.locator('td [tabindex="0"]').count()).toBe(1);
  await page.locator('td [tabindex="0"]').focus();
  const at = () => page.evaluate(() => document.activeElement?.getAttribute('data-at'));
  expect(await at()).toBe('0 1');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await at()).toBe('2 3');
  await expect.poll(() => cardOf(page).textContent()).toBe('p(W=1) = 0.1400 + 0.2700 = 0.4100');
  expect(page.url()).toContain('/learn/3'); // the arrows did not turn the page
  expect(await page.locator('td [tabindex="0"]').count()).toBe(1);
});

test('a cell of the data says what its row counts as, and a finger asks by touch', async () => {
  const page = await openLab('/learn/1', { hasTouch: true });
  await page.locator('[data-cell="0 0"]').hover();
  await expect
    .poll(() => cardOf(page).textContent())
    .toContain('8 × (?, good) each counts as 0.7200 (good, good) + 0.2800 (bad, good)'.replace(') each', ')   each'));
  await page.locator('[data-live="sum"]').tap();
  await expect.poll(() => cardOf(page).textContent()).toBe('n(good, good) = 8 × 0.7200 = 5.7600');
});

test('where answers are hidden no number tells one', async () => {
  const page = await openLab('/learn/3/quiz');
  await page.locator('[data-live="sum"]').hover();
  await page.waitForTimeout(400);
  expect(await cardOf(page).count()).toBe(0);
  expect(await page.locator('.asks').count()).toBe(0);
});

test('axe finds nothing in an open card, light and dark, nor in the table', async () => {
  const page = await openLab('/learn/2');
  await page.keyboard.press('t');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator('[data-stands-for="product"]').focus();
    await cardOf(page).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  }
});
