import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IN_A_ROW, inARow } from '../src/measure.ts';
import { writeCsv } from '../src/studies/csvFile.ts';
import { hardProblems } from '../src/studies/hardProblems.ts';

test('the file of a memory study has the rows, items and levels that it is asked for, across its blocks', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latent-bench-'));
  try {
    await writeCsv(join(folder, 'rows.csv'), 12_345, 3, 2, 1);
    const lines = (await readFile(join(folder, 'rows.csv'), 'utf8')).split('\n');
    expect(lines.shift()).toBe('x1,x2,x3');
    expect(lines.pop()).toBe('');
    expect(lines.length).toBe(12_345);
    expect(lines.filter((line) => !/^[1-4],[1-4],[1-4]$/.test(line))).toEqual([]);
    expect(new Set(lines).size).toBe(64);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('there are eight hard problems, each with its own data', () => {
  const problems = hardProblems();
  expect(new Set(problems.map(({ title }) => title)).size).toBe(8);
  const [first] = problems;
  expect(Object.keys(first?.columns ?? {})).toEqual(first?.document.features.map(({ name }) => name));
  const missing = problems.flatMap(({ columns }) => Object.values(columns)).some((column) => column.some(Number.isNaN));
  expect(missing).toBe(true);
});

test('short work is done many times in a row, long work once, and the mean of one is taken', async () => {
  let times = 0;
  const wait = (milliseconds: number) => async () => {
    times++;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return { logLikelihood: times };
  };
  const short = await inARow(wait(10));
  expect(short.logLikelihood).toBe(times);
  expect(times).toBeGreaterThan(1);
  expect(short.milliseconds * times).toBeGreaterThanOrEqual(IN_A_ROW);
  times = 0;
  expect((await inARow(wait(IN_A_ROW + 10))).milliseconds).toBeGreaterThanOrEqual(IN_A_ROW);
  expect(times).toBe(1);
});
