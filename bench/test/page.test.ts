import { expect, test } from 'vitest';
import { judge } from '../src/bars.ts';
import { groups } from '../src/groups.ts';
import { spread } from '../src/measure.ts';
import { renderPage } from '../src/page/page.ts';
import type { Result } from '../src/results.ts';
import { milliseconds } from '../src/text.ts';

const measured = {
  cpu: 'A machine',
  cores: 2,
  avx512: true,
  node: 'v20.0.0',
  commit: 'abc1234',
  date: '2025-01-01',
  rounds: 3,
  load: [0.5, 1.25] as const,
};

test('bars are held against the fastest opponent, and left open without one', () => {
  const timed = [
    { name: 'ours', median: 10 },
    { name: 'native (a)', median: 4 },
    { name: 'native (b)', median: 8 },
    { name: 'slow', median: 95 },
  ];
  const bars = judge(
    [
      { who: 'ours', against: 'native', most: 2 },
      { who: 'ours', against: 'slow', most: 1 / 8 },
      { who: 'ours', against: 'nobody', most: 1 },
    ],
    timed,
  );
  expect(bars).toEqual([
    { text: 'ours no slower than 2.00× native', measured: '2.50× the time', met: false },
    { text: 'ours at least 8.00× faster than slow', measured: '9.50× faster', met: true },
    { text: 'ours no slower than 1.00× nobody', measured: null, met: null },
  ]);
});

test('the page has what was measured, what was missed, and who was absent', () => {
  const race: Result = {
    kind: 'race',
    name: 'fit-iris',
    title: 'iris | all of it',
    unit: 'whole fit',
    logLikelihood: -180,
    contestants: [{ name: 'ours', describe: 'ours 1.0', ...spread([1, 2, 1234]), ratio: 1 }],
    bars: [{ text: 'ours faster', measured: '2.0× the time', met: false }],
    absent: [{ name: 'poLCA', why: 'not here' }],
    measured,
  };
  const study: Result = {
    kind: 'study',
    name: 'squarem',
    title: 'E-steps',
    columns: ['problem', 'count'],
    rows: [['hard', '12']],
    bars: [{ text: 'fewer', measured: '3×', met: true }],
    notes: ['a note'],
    measured,
  };
  const page = renderPage(groups, [race, study]);
  expect(page).toContain('| iris \\| all of it | ours | 2.00 ms (2.00–1234.00) | 1.00 |');
  expect(page).toContain('| fit-iris | ours faster | 2.0× the time | **no** |');
  expect(page).toContain('- poLCA: not here (all)');
  expect(page).toContain('**E-steps**\n\n| problem | count |\n|---|---|\n| hard | 12 |\n\na note');
  expect(page).toContain('| squarem | fewer | 3× | yes |');
  expect(page).toContain(
    '2025-01-01, commit abc1234: A machine, 2 cores, AVX-512, Node v20.0.0, 3 rounds, load 0.5–1.3',
  );
  expect(page).toContain('- ours: ours 1.0');
  expect(page).not.toContain('## Networks');
});

test('every race and study has a name of its own', () => {
  const names = groups.flatMap(({ races, studies }) => [...races, ...studies].map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

test('times have as many digits as they deserve', () => {
  expect(milliseconds({ median: 1234567.8, low: 999.6, high: 2e6 })).toBe('1,234,568 ms (1,000–2,000,000)');
  expect(milliseconds({ median: 0.5, low: 0.25, high: 0.755 })).toBe('0.50 ms (0.25–0.76)');
});
