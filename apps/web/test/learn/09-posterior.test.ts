import { expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

// Computed independently of this project: gap = KL at the old parameters, change = ℓ(new) − ℓ(old).
const KNOWN = [
  ['posterior', '0.0000', '+0.0940'],
  ['uniform', '3.5356', '-0.3821'],
  ['hard', '0.5841', '+0.0006'],
  ['random', '7.8190', '-0.0127'],
  ['posterior, coins swapped', '11.0820', '+0.0940'],
] as const;

test('the table of five q: their gaps, and what one M-step from each does to the log-likelihood', async () => {
  const page = await openLab('/learn/9');
  await page.locator('.cell.lit').first().waitFor();
  await page.keyboard.press('t');
  const rows = page.locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(KNOWN.length);
  for (const [i, [name, gap, change]] of KNOWN.entries()) {
    const cells = await rows.nth(i).locator('td').allTextContents();
    expect(cells[0]).toContain(name);
    expect([cells[1], cells[3]]).toEqual([gap, change]);
  }
});

test('it opens on the q that lowers the log-likelihood; a choice waits for its M-step; m takes it', async () => {
  const page = await openLab('/learn/9');
  const live = (place: string) => expect.poll(() => page.locator(`[data-live="${place}"]`).textContent());
  await live('gap').toBe('3.5356');
  await live('change').toBe('-0.3821');
  await page.getByRole('radio', { name: 'posterior', exact: true }).check();
  await live('gap').toBe('0.0000');
  await live('change').toBe('?');
  await page.keyboard.press('m');
  await live('change').toBe('+0.0940');
});

test('a strip that is moved by keyboard is a q of one’s own, kept in the link', async () => {
  const page = await openLab('/learn/9');
  const strip = page.getByRole('slider', { name: 'q(coin A) of row 2' });
  await strip.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => strip.getAttribute('aria-valuenow')).toBe('0.6');
  await expect.poll(() => page.getByRole('radio', { name: /my own/ }).isChecked()).toBe(true);
  expect(page.url()).toContain('own=0.5,0.6,0.5,0.5,0.5');
  // towards its posterior of 0.98: the gap narrows by KL(0.5) − KL(0.6) of that row
  const p = 0.9805981913743936;
  const kl = (q: number) => q * Math.log(q / p) + (1 - q) * Math.log((1 - q) / (1 - p));
  await expect
    .poll(async () => Number(await page.locator('[data-live="gap"]').textContent()))
    .toBeCloseTo(3.5356 - kl(0.5) + kl(0.6), 3);
});
