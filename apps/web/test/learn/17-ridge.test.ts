import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { saidOfTrails } from '../../src/learn/17-ridge/said.ts';
import { onSurface, rulings } from '../../src/learn/17-ridge/surface.ts';
import { rowsOf, settledAfter, startsOf, worldOf } from '../../src/learn/17-ridge/world.ts';
import { alike, seededStarts, type Trail, trail } from '../../src/numbers/manyWords.ts';
import { iteration, rowLogLikelihoods, type Theta, thetaOf } from '../../src/numbers/wordsAndThoughts.ts';
import { openLab, startBrowser } from '../browser.ts';

startBrowser();

/** Many fits run in the page; a machine under load takes its time. */
const PATIENT = { timeout: 20_000 };

const pOfGood = (theta: Theta): number => Math.exp(rowLogLikelihoods(theta, [{ thought: null, word: 1 }])[0] as number);

test('the surface is where the library gives a good word the probability m', () => {
  const at = [0.05, 0.35, 0.65, 0.95];
  for (const m of [0.37, 0.8])
    for (const pi of at)
      for (const t of at) {
        const [t1, t0] = [onSurface.t1({ pi, t0: t }, m), onSurface.t0({ pi, t1: t }, m)];
        if (t1 > 0 && t1 < 1) expect(pOfGood({ pi, t1, t0: t })).toBeCloseTo(m, 12);
        if (t0 > 0 && t0 < 1) expect(pOfGood({ pi, t1: t, t0 })).toBeCloseTo(m, 12);
      }
  const ends = rulings(0.37, 10).flat();
  expect(ends).toHaveLength(22);
  for (const theta of ends) expect(pOfGood(theta)).toBeCloseTo(0.37, 12);
});

describe('one word', () => {
  const rows = rowsOf(worldOf(1, 'nothing'));

  test('every start lands in one step, where the arithmetic by hand says, and stays', async () => {
    for (const start of seededStarts(1, 40, 1)) {
      const { pi, words } = start;
      const [{ t1, t0 } = { t1: 0, t0: 0 }] = words;
      const good = (pi * t1) / (pi * t1 + (1 - pi) * t0);
      const bad = (pi * (1 - t1)) / (pi * (1 - t1) + (1 - pi) * (1 - t0));
      const landed = { pi: 0.37 * good + 0.63 * bad, t1: 0, t0: 0 };
      landed.t1 = (0.37 * good) / landed.pi;
      landed.t0 = (0.37 * (1 - good)) / (1 - landed.pi);
      const { points, logLikelihood } = await trail(start, 0, rows);
      expect(settledAfter({ points, logLikelihood }, 1e-12)).toBe(1);
      for (const name of ['pi', 't1', 't0'] as const) expect(points[1]?.[name]).toBeCloseTo(landed[name], 12);
      expect(logLikelihood / 100).toBeCloseTo(-0.658956, 6);
    }
  });

  test('the M-step lands on the surface from any responsibilities', async () => {
    for (const [r1, r0] of [
      [0.5, 0.5],
      [0.9, 0.1],
      [0.2, 0.7],
    ] as const) {
      // each row once with either thought, as often as it is responsible
      const completed = [
        { thought: 1, word: 1 },
        { thought: 0, word: 1 },
        { thought: 1, word: 0 },
        { thought: 0, word: 0 },
      ] as const;
      const weights = [37 * r1, 37 * (1 - r1), 63 * r0, 63 * (1 - r0)];
      const { after } = await iteration({ pi: 0.5, t1: 0.5, t0: 0.5 }, completed, weights);
      expect(pOfGood(thetaOf(after.document))).toBeCloseTo(0.37, 12);
    }
  });

  test('the starts of section 1 land where it says', async () => {
    const ends: [Theta, Theta][] = [
      [
        { pi: 0.3, t1: 0.9, t0: 0.2 },
        { pi: 0.2757, t1: 0.8838, t0: 0.1744 },
      ],
      [
        { pi: 0.7, t1: 0.6, t0: 0.5 },
        { pi: 0.6829, t1: 0.3992, t0: 0.307 },
      ],
      [
        { pi: 0.5, t1: 0.5, t0: 0.5 },
        { pi: 0.5, t1: 0.37, t0: 0.37 },
      ],
    ];
    for (const [start, end] of ends) {
      const { points } = await trail(alike(start, 1), 0, rows);
      for (const name of ['pi', 't1', 't0'] as const) expect(points[1]?.[name]).toBeCloseTo(end[name], 4);
    }
  });
});

const flat = (page: Page) =>
  Promise.all(['rank', 'parameters', 'flat'].map((name) => page.locator(`[data-live="${name}"]`).textContent()));

async function twin(page: Page, row: number): Promise<number[]> {
  const cells = await page.locator('tbody tr').nth(row).locator('td.number').allTextContents();
  return cells.slice(0, 4).map(Number);
}

test('flat directions by words per thought: 2, 2, 0, 0', async () => {
  const page = await openLab('/learn/17');
  for (const [words, ranks] of [
    ['1', ['1', '3', '2']],
    ['2', ['3', '5', '2']],
    ['3', ['7', '7', '0']],
    ['4', ['9', '9', '0']],
  ] as const) {
    await page.getByRole('radio', { name: words, exact: true }).check();
    await expect.poll(() => flat(page), PATIENT).toEqual(ranks);
  }
  expect(page.url()).toContain('words=4');
});

test('a click in a slice is a new start, which lands on the surface; a handle moves it by keys', async () => {
  const page = await openLab('/learn/17');
  const slice = page.locator('[data-slice="pi"]');
  await slice.click({ position: { x: 34, y: 34 } });
  await expect.poll(() => page.url(), PATIENT).toMatch(/t1=0\.8\d*&t0=0\.2\d*/);
  await page.getByRole('slider', { name: 'Start: π and t₀' }).press('ArrowRight');
  await expect.poll(() => page.url(), PATIENT).toContain('pi=0.71');
  await page.keyboard.press('t');
  await expect.poll(() => twin(page, 1).then(([, , , m]) => m), PATIENT).toBe(0.37);
  expect(await twin(page, 2)).toEqual(await twin(page, 1));
  await expect.poll(() => page.getByText('seeded starts stood still after 1 step').count(), PATIENT).toBe(1);
});

test('the trails of many starts are those of the library, and come from the worker', async () => {
  const world = worldOf(3, 'nothing');
  const rows = rowsOf(world);
  const trails: Trail[] = [];
  for (const start of seededStarts(3, startsOf(world), 1)) trails.push(await trail(start, 0, rows));
  const page = await openLab('/learn/17?words=3');
  await page.getByText(saidOfTrails(trails, trails.length)).waitFor(PATIENT);
  expect(page.workers()).toHaveLength(1);
});

test('a prior picks a point and the data rank stays; thoughts seen with their words determine all', async () => {
  const page = await openLab('/learn/17?known=prior&pi=0.3&t1=0.9&t0=0.2');
  await page.keyboard.press('t');
  for (const [i, value] of [0.5, 0.375, 0.375].entries())
    await expect.poll(async () => (await twin(page, 2))[i], PATIENT).toBeCloseTo(value, 3);
  expect(await flat(page)).toEqual(['1', '3', '2']);
  await page.getByRole('radio', { name: '10% of the thoughts' }).check();
  await expect.poll(() => flat(page), PATIENT).toEqual(['3', '3', '0']);
  await expect
    .poll(() => twin(page, 2).then((end) => end.map((value) => value.toFixed(4))), PATIENT)
    .toEqual(['0.3000', '0.7900', '0.1900', '0.3700']);
});
