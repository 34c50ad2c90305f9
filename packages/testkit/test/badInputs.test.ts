// Every line of bad-inputs.md has a test whose title begins with its number.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Lines whose test is no test of a suite, and where it is. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...['79', '80', '81', '82', '83', '84', '85'].map((line) => [line, 'comes with chains'] as const),
  ['92', 'takes time: bench/src/studies/subnormal.ts'],
]);

const LINES = [...Array.from({ length: 107 }, (_, i) => String(i + 1)), '94a'];
const TITLE = /['"`](\d+a?(?:(?:, |–)\d+a?)*)\. /g;

test('every line has a test, and none is both tested and excused', () => {
  const shown = new Set(testFiles().flatMap((file) => numbersIn(readFileSync(ROOT + file, 'utf8'))));
  const missing = LINES.filter((line) => !shown.has(line) && !ELSEWHERE.has(line));
  expect(missing).toEqual([]);
  expect([...ELSEWHERE.keys()].filter((line) => shown.has(line))).toEqual([]);
});

test.each([
  ["it('39. negative', …)", ['39']],
  ["describe('55, 56. kill -9', …)", ['55', '56']],
  ["test('57–59. starts', …)", ['57', '58', '59']],
  ["test('94a. below fewer classes', …)", ['94a']],
  ["expect('1.5 and 2').toBe(3. )", []],
])('%s shows %j', (text, lines) => {
  expect(numbersIn(text)).toEqual(lines);
});

function numbersIn(text: string): string[] {
  return [...text.matchAll(TITLE)].flatMap(([, numbers = '']) => numbers.split(', ').flatMap(rangeOf));
}

function rangeOf(part: string): string[] {
  const [from, to] = part.split('–');
  if (to === undefined) return [part];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i));
}

function testFiles(): string[] {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(ROOT + folder).flatMap((workspace) => {
      const tests = `${folder}/${workspace}/test`;
      return filesIn(tests).filter((file) => /\.test\.tsx?$/.test(file));
    }),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
}
