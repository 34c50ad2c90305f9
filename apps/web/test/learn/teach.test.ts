import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

test('a teacher makes a link to one lesson, without answers and alone', async () => {
  const page = await openLab('/learn/teach');
  await page.getByRole('combobox', { name: 'Lesson' }).selectOption('3');
  await page.getByLabel(/Seed/).fill('7');
  await page.getByLabel(/Only the lesson/).check();
  const link = (await page.locator('pre').first().textContent()) ?? '';
  expect(link).toMatch(/#\/learn\/3\/embed\/quiz\?seed=7$/);
  const lesson = await openLab(link.split('#')[1] as string);
  await lesson.getByRole('heading', { level: 1 }).waitFor();
  expect(await lesson.locator('header.top').count()).toBe(0);
  expect(await lesson.getByText('The arithmetic').count()).toBe(0);
  await lesson.locator('.predict button').first().click();
  expect(await lesson.locator('.answer').textContent()).toBe('Noted. Now try it in the picture.');
});

test('all lessons stand on one page, with or without answers', async () => {
  const page = await openLab('/learn/all');
  await page.locator('article.lesson').first().waitFor();
  expect(await page.locator('.answer').first().textContent()).not.toBe('');
  await page.getByRole('link', { name: 'Without answers' }).click();
  await expect.poll(() => page.locator('.answer').first().textContent()).toBe('');
});
