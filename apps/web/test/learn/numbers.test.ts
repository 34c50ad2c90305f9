import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLab, startBrowser } from '../browser.ts';
import { evaluated } from './evaluated.ts';

startBrowser('file');

let page: Page;
beforeAll(async () => {
  page = await openLab('/learn');
});

/** What a number says when it is asked. */
interface Answer {
  readonly name: string;
  readonly shown: string;
  readonly lines: readonly string[];
  /** The names of what is marked. */
  readonly marked: readonly string[];
}

/** Opens a lesson anew with its table, and asks all its numbers by focus; of a long table its first rows. */
async function answersOf(view: string): Promise<ReadonlyMap<string, Answer>> {
  for (const [path, lesson] of [
    ['/learn', ''],
    [view, '.lesson'],
  ] as const) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, path);
    await page.locator(lesson || '.contents').waitFor();
  }
  await page.locator('.asks').first().waitFor();
  await page.keyboard.press('t');
  await page.locator('td .asks').first().waitFor();
  await expect.poll(() => page.locator('.asks', { hasText: /NaN|…/ }).count()).toBe(0);
  const answers = await page.evaluate(async () => {
    const found: Answer[] = [];
    for (const element of [...document.querySelectorAll<HTMLElement>('.asks[tabindex]')].slice(0, 70)) {
      element.focus();
      for (let i = 0; i < 100 && element.getAttribute('aria-describedby') === null; i++)
        await new Promise((soon) => setTimeout(soon, 5));
      const card = document.getElementById(element.getAttribute('aria-describedby') ?? '');
      const nameOf = (of: Element): string =>
        ['data-live', 'data-name', 'data-stands-for', 'data-label', 'aria-label']
          .map((key) => of.getAttribute(key))
          .find((name) => name) ?? '';
      found.push({
        name: nameOf(element),
        shown: element.textContent ?? '',
        lines: [...(card?.querySelectorAll('p:not(.quiet)') ?? [])].map((line) => line.textContent ?? ''),
        marked: [...new Set([...document.querySelectorAll('[data-source]')].map(nameOf))].sort(),
      });
    }
    return found;
  });
  return new Map(answers.map((answer) => [answer.name, answer]));
}

/** Says whether the card's own arithmetic was put to the test: what it evaluates to is what it says, and that is what is shown. */
function isArithmetic({ name, shown, lines }: Answer): boolean {
  const parts = (lines.findLast((line) => line.includes(' = ')) ?? '').split(' = ');
  const result = /^[+−-]?\d+(\.\d+)?$/.test(parts.at(-1) ?? '') ? (parts.at(-1) as string) : undefined;
  const value = result === undefined || parts.length < 3 ? undefined : evaluated(parts.at(-2) as string);
  if (!value || result === undefined) return false;
  const half = 0.5 * 10 ** -(result.split('.')[1]?.length ?? 0) + 1e-9;
  const is = Number(result.replace('−', '-'));
  const told = `${name}: ${parts.slice(-2).join(' = ')}, evaluated ${value.least} … ${value.most}`;
  expect(value.least, told).toBeLessThanOrEqual(is + half);
  expect(value.most, told).toBeGreaterThanOrEqual(is - half);
  expect(value.most - value.least, `${told}: too vague to tell`).toBeLessThan(0.02 * Math.max(1, Math.abs(is)));
  const number = Number(shown.replace('−', '-'));
  if (Number.isFinite(number)) {
    const places = Math.min(...[shown, result].map((text) => text.split('.')[1]?.length ?? 0));
    expect(Math.abs(number - is), told).toBeLessThanOrEqual(1.01 * 10 ** -places);
  }
  return true;
}

/** For a number of each lesson: what it says, and what is marked; worked out by hand from the lesson's state. */
const HAND: readonly {
  readonly view: string;
  readonly name: string;
  readonly says: string;
  readonly marks: readonly string[];
}[] = [
  // 0.27 / (0.27 + 0.105) of each of the 8 good words is a good thought
  {
    view: '/learn/1',
    name: 'filled',
    says: '8 × 0.7200 = 5.7600',
    marks: [1, 2, 5, 7, 10, 13, 15, 17].map((row) => `row ${row}`),
  },
  {
    view: '/learn/2?pi=0.42&row=4',
    name: 'product',
    says: '0.42 × 0.10 = 0.0420',
    marks: ['cell 3 2', 'cell 3 3', 'thought', 'word'],
  },
  {
    view: '/learn/3?pi=0.4&t1=0.7&t0=0.1&word=0',
    name: 'sum',
    says: '0.5400 + 0.1200 = 0.6600',
    marks: ['bad', 'good'],
  },
  {
    view: '/learn/4',
    name: 'bad',
    says: '0.75 × 0.20 = 0.1500',
    marks: ['cell 7 0', 'cell 7 2', 't₀ = p(W=1 | T=0)', 'π = p(T=1)'],
  },
  {
    view: '/learn/5',
    name: 'm',
    says: '0.40×0.70 + 0.60×0.30 = 0.4600',
    marks: [
      'cell 0 2',
      'cell 1 2',
      'cell 2 2',
      'p(thought is good)',
      'p(word is good | bad thought)',
      'p(word is good | good thought)',
    ],
  },
  {
    view: '/learn/5?seen=true',
    name: 't1',
    says: '22 log 0.70 + 3 log 0.30 = -11.4588',
    marks: ['cell 1 2', 'p(word is good | good thought)'],
  },
  {
    view: '/learn/6',
    name: 'variance',
    says: '0.5000×(0.2800 − 0.4100)² + 0.5000×(0.5400 − 0.4100)² = 0.016900',
    marks: ['cell 0 2', 'cell 0 3', 'cell 1 2', 'cell 1 3', 'mean'],
  },
  { view: '/learn/7?f=exp', name: 'outside', says: 'exp 1.8550 = 6.3917', marks: ['x'] },
  {
    view: '/learn/8',
    name: 'likelihood',
    says: '37 log(0.50×0.35 + 0.50×0.20) + 63 log(0.50×0.65 + 0.50×0.80) = -68.0262',
    marks: ['parameter now'],
  },
  {
    view: '/learn/9',
    name: 'gap',
    says: '-31.6697 − (-35.2052) = 3.5356',
    marks: [1, 2, 3, 4, 5].map((row) => `q(coin A) of row ${row}`),
  },
  {
    view: '/learn/10',
    name: 'height',
    says: 'log(0.423×0.709^5×0.291^5 + 0.577×0.262^5×0.738^5)',
    marks: ['p(coin A)', 'p(heads) of coin A', 'p(heads) of coin B'],
  },
  {
    view: '/learn/11',
    name: 'gap',
    says: '-31.8905 − (-33.2857) = 1.3952',
    marks: ['cell 7 1', 'cell 7 2', 'new parameter'],
  },
  { view: '/learn/12', name: 'theta', says: '2.8000 / 3.7500 = 0.746667', marks: ['bottom', 'top'] },
  {
    view: '/learn/12?family=gaussian',
    name: 'top',
    says: '0.95×2.1 + 0.10×(-0.4) + 0.70×1.2 + 0.30×0.3 + 0.85×1.8 + 0.20×(-1) + 0.60×0.9 + 0.05×(-0.2) = 4.7450',
    marks: [0, 1, 2, 3, 4, 5, 6, 7].map((row) => `cell ${row} 3`),
  },
  { view: '/learn/13', name: 'elbo', says: '(-13.977505) + 2.323028 = -11.654477', marks: ['h', 'q'] },
  {
    view: '/learn/14',
    name: 'watching',
    says: '0.40×0.80×0.75×0.94 / (0.25×0.90×0.95×0.45 + 0.40×0.80×0.75×0.94 + 0.35×0.25×0.30×0.97) = 0.6497',
    marks: ['protests', 'reads the news', 'signs petitions', 'volunteers', 'votes'],
  },
  { view: '/learn/15', name: 'gap', says: '-190.6216 − (-192.2543) = 1.6327', marks: ['bound', 'll'] },
  {
    view: '/learn/16',
    name: 'thought',
    says: '60.0000 × (-1.203973) + 140.0000 × (-0.356675) = -122.1729',
    marks: ['Rows: thought only'],
  },
  {
    view: '/learn/17',
    name: 'r',
    says: '0.70×0.60 / (0.70×0.60 + 0.30×0.50) = 0.7368',
    marks: ['Start: t₀ and t₁', 'Start: π and t₀', 'Start: π and t₁'],
  },
  { view: '/learn/18?failure=boundary', name: 'cell 1 5', says: ' = 1.0000', marks: ['cell 1 1'] },
];

describe.each(HAND)('$view', ({ view, name, says, marks }) => {
  test(`the arithmetic of every card gives the number that is shown; “${name}” is as by hand, and marks what it is made of`, async () => {
    const answers = await answersOf(view);
    const all = [...answers.values()];
    for (const answer of all) expect(answer.lines.join(''), answer.name).not.toBe('');
    expect(all.filter(isArithmetic).length).toBeGreaterThan(0);
    const asked = answers.get(name);
    expect(asked?.lines.join(' ')).toContain(says);
    expect(asked?.marked).toEqual([...marks].sort());
  });
});

test('more states of lessons: the arithmetic of every card holds there too', async () => {
  const views = [
    '/learn/12?family=categorical',
    '/learn/12?family=poisson',
    '/learn/12?family=own&class=B',
    '/learn/18?failure=boundary&mended=true',
    '/learn/18?failure=empty',
    '/learn/1?hidden=00102100100301002010',
    '/learn/16?both=0&word=1000&thought=0&neither=0',
  ];
  for (const view of views)
    expect([...(await answersOf(view)).values()].filter(isArithmetic).length, view).toBeGreaterThan(2);
});
