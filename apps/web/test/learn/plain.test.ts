import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlainCode } from '../../src/learn/Codes.tsx';
import { type PlainCase, plainCases } from './plainCases.ts';

let folder = '';
let cases: readonly PlainCase[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latent-plain-'));
  cases = await plainCases();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether a program is there. */
const isThere = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

/** What each block of code prints, all run by one process. */
function printed(
  language: keyof PlainCode,
  run: (files: readonly string[]) => readonly [string, ...string[]],
): readonly (readonly number[])[] {
  const files = cases.map(({ code }, i) => {
    const path = join(folder, `case${i}.${language}`);
    writeFileSync(path, code[language]);
    return path;
  });
  const [program, ...args] = run(files);
  const { stdout, stderr, status } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const blocks = stdout.split('@@').slice(1);
  return blocks.map((block) => (block.replaceAll(/\[\d+\]/g, '').match(/-?\d+\.?\d*(e[-+]?\d+)?/g) ?? []).map(Number));
}

function expectNumbers(found: readonly (readonly number[])[]): void {
  expect(found).toHaveLength(cases.length);
  for (const [i, { name, numbers }] of cases.entries()) {
    expect(found[i], name).toHaveLength(numbers.length);
    for (const [k, number] of numbers.entries())
      expect(
        Math.abs((found[i]?.[k] ?? Number.NaN) - number),
        `${name}, number ${k + 1}: ${found[i]?.[k]} and ${number}`,
      ).toBeLessThan(1e-9 * Math.max(1, Math.abs(number)));
  }
}

describe('the code of lessons prints the lesson’s numbers', () => {
  const hasPython = isThere('python3', '-c', 'from math import comb, prod');
  const hasR = isThere('Rscript', '-e', '1');

  test('of all lessons', () => {
    expect([...new Set(cases.map(({ name }) => Number.parseInt(name, 10)))]).toEqual(
      Array.from({ length: 18 }, (_, i) => i + 1),
    );
  });

  test.skipIf(!hasPython)(`in Python (needs python3 of 3.8 or later: ${hasPython ? 'found' : 'not found'})`, () => {
    const main = 'import runpy, sys\nfor path in sys.argv[1:]:\n    print("@@")\n    runpy.run_path(path)';
    expectNumbers(printed('python', (files) => ['python3', '-c', main, ...files]));
  });

  test.skipIf(!hasR)(`in R (needs Rscript: ${hasR ? 'found' : 'not found'})`, () => {
    const main = join(folder, 'main.R');
    writeFileSync(main, 'for (path in commandArgs(TRUE)) {\n  cat("@@\\n")\n  source(path, local = new.env())\n}');
    expectNumbers(printed('r', (files) => ['Rscript', main, ...files]));
  });
});
