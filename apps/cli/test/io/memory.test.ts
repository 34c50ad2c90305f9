import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { program, run, temporaryFolder } from './support.ts';

const ROWS = 700_000;

/** 60 MB of a survey: some cells quoted, some empty, two that are long. */
function* survey(): Generator<string> {
  yield `id,${Array.from({ length: 14 }, (_, i) => `q${i}`).join(',')}\n`;
  const middle = ',yes,no,,"no, never",3,NA,1.25,"said ""maybe""",yes,no,';
  for (let row = 0; row < ROWS; row += 1000) {
    let block = '';
    for (let i = row; i < row + 1000; i++) block += `${i}${middle}person ${i} of many,${i % 7},x,y\n`;
    yield block;
  }
}

test('17. a file of 60 MB is streamed, with progress, in memory that does not grow with it', async () => {
  const path = join(temporaryFolder(), 'survey.csv');
  await pipeline(Readable.from(survey()), createWriteStream(path));
  const size = statSync(path).size;
  const child = await program(`
    const levels = new Map();
    let rows = 0;
    let calls = 0;
    const before = process.resourceUsage().maxRSS;
    const summary = await io.readTable(await io.openSource(process.argv[2]), {
      onHeader: (names) => new Set(names),
      onRow: (cells) => { rows++; for (const cell of cells.slice(1, 11)) levels.set(cell, (levels.get(cell) ?? 0) + 1); },
      onProgress: () => { calls++; },
    });
    const grown = (process.resourceUsage().maxRSS - before) * 1024;
    console.log(JSON.stringify({ ...summary, rows, grown, calls, levels: levels.size }));
  `);
  // A small young generation: else V8 takes some 50 MB for it before it cleans up, with any file.
  const { stdout, stderr } = await run(process.execPath, ['--max-semi-space-size=2', child, path]);
  expect(stderr).toBe('');
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ rows: ROWS, bytes: size, levels: 8 });
  expect(result.calls).toBeGreaterThan(200);
  expect(result.grown).toBeLessThan(48e6); // measured 27 to 31 MB; keeping one cell in fifteen takes 150 MB
  expect(size).toBeGreaterThan(60e6);
}, 60_000);

test('a long cell that is kept does not keep the text around it', async () => {
  const path = join(temporaryFolder(), 'plain.csv');
  const rest = ',yes,no,3,NA,1.25'.repeat(4);
  await pipeline(
    Readable.from(
      (function* () {
        yield `name${Array.from({ length: 20 }, (_, i) => `,q${i}`).join('')}\n`;
        for (let row = 0; row < ROWS; row++) yield `person ${row} of many${rest}\n`;
      })(),
    ),
    createWriteStream(path),
  );
  expect(statSync(path).size).toBeGreaterThan(60e6);
  const child = await program(`
    const kept = [];
    const before = process.resourceUsage().maxRSS;
    await io.readTable(await io.openSource(process.argv[2]), {
      onHeader: (names) => new Set(names),
      onRow: ([name], line) => { if (line % 1000 === 0) kept.push(name); },
    });
    const grown = (process.resourceUsage().maxRSS - before) * 1024;
    console.log(JSON.stringify({ grown, kept: kept.length, last: kept.at(-1) }));
  `);
  const { stdout } = await run(process.execPath, ['--max-semi-space-size=2', child, path]);
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ kept: 700, last: `person ${ROWS - 2} of many` });
  expect(result.grown).toBeLessThan(48e6);
}, 60_000);
