import { expect, test } from 'vitest';
import { createLab } from '../../src/compute/serve.ts';
import { exampleText, read } from './data.ts';

test('the penguins: what columns are and why, what is missing together', async () => {
  const text = exampleText('penguins.csv');
  const summary = await read(createLab(), text);
  const lines = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  expect(summary).toMatchObject({ rows: 344, bytes: text.length, totalWeight: 344, missingnessPatterns: 3 });
  for (const [i, column] of summary.columns.entries()) {
    const cells = lines.map((cells) => cells[i] as string);
    expect(column.missing).toBe(cells.filter((cell) => cell === '').length);
    if (column.histogram) {
      expect(column.histogram.counts.reduce((a, b) => a + b)).toBe(344 - column.missing);
      const numbers = cells.filter((cell) => cell !== '').map(Number);
      expect([column.histogram.least, column.histogram.most]).toEqual([Math.min(...numbers), Math.max(...numbers)]);
    }
  }
  expect(summary.columns[0]?.levels[0]).toEqual({ level: 'Adelie', rows: 152 });
  expect(summary.columns[2]?.inferred).toMatchObject({ family: 'gaussian', reason: 'numbers with decimals' });
  expect(summary.missingness.map(({ rows }) => rows)).toEqual([333, 9, 2]);
  expect(summary.missingness[1]?.missing).toEqual([false, false, false, false, false, false, true]);
});

test('a column that is no item is said to be none, and tokens that may be missing cells are named', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => `p${i},${i % 2 ? '.' : 'yes'},${i === 4 ? -99 : i % 3},${90 + i}`);
  const summary = await read(createLab(), `name,answer,code,high\n${rows.join('\n')}\n`);
  expect(summary.columns[0]?.refusal?.code).toBe('ALL_DISTINCT');
  expect(summary.suspects).toEqual([
    { token: '.', column: 'answer', cells: 4 },
    { token: '-99', column: 'code', cells: 1 },
  ]);
});

test('cells come back as they were read, id and weight in their places', async () => {
  const lab = createLab();
  await read(lab, exampleText('survey.csv'), { id: 'person', weights: 'weight', missing: 'news:9' });
  expect(await lab.cells('d', 0, 2)).toEqual([
    ['1001', '0.5', 'yes', 'yes', '1', 'some', 'some', 'none'],
    ['1002', '1', 'yes', 'no', '3', '', 'some', 'none'],
  ]);
  expect(await lab.cells('d', 599, 700)).toHaveLength(1);
});
