import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CODE_TEXTS } from '../src/explain/codes/index.ts';
import { latent, latentJson } from './latent.ts';

const SOURCES = [
  '../../../packages/core/src',
  '../../../packages/files/src',
  '../../../packages/results/src',
  '../../web/src',
  '../src',
].flatMap((folder) => {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[.]tsx?$/.test(name) && !name.startsWith(join('explain', 'codes')))
    .map((name) => readFileSync(join(path, name), 'utf8'));
});

/** Codes as the sources throw, declare and print them. */
function codesInSources(): Set<string> {
  const found = new Set<string>();
  const collect = (text: string, pattern: RegExp): void => {
    for (const match of text.matchAll(pattern)) found.add(match[1] as string);
  };
  for (const source of SOURCES) {
    collect(source, /[A-Za-z]*[Ee]rror\(\s*'([A-Z][A-Z0-9_]+)'/g);
    collect(source.replaceAll('[CODE]', ''), /(?:error|warning)\[([A-Z][A-Z0-9_]+)\]/g);
    collect(source, /\bunknownName\(\s*'([A-Z][A-Z0-9_]+)'/g);
    collect(source, /\bcode = '([A-Z][A-Z0-9_]+)'/g);
    for (const [union] of source.matchAll(/type (?:Warning|FileError)Code =[^;]+;/g))
      collect(union, /'([A-Z][A-Z0-9_]+)'/g);
  }
  return found;
}

test('every code in the sources of core, files, the command line and the lab has a text', () => {
  const codes = codesInSources();
  expect(codes.size).toBeGreaterThan(60);
  expect([...codes].filter((code) => !CODE_TEXTS.has(code))).toEqual([]);
});

test('every text belongs to a code in the sources', () => {
  const sources = SOURCES.join('\n');
  expect(
    [...CODE_TEXTS.keys()].filter((code) => !sources.includes(`'${code}'`) && !sources.includes(`[${code}]`)),
  ).toEqual([]);
});

test('no code is explained twice', () => {
  const folder = fileURLToPath(new URL('../src/explain/codes', import.meta.url));
  const written = readdirSync(folder).flatMap((name) =>
    Array.from(readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{/gm), ([, code]) => code),
  );
  expect(written.sort()).toEqual([...CODE_TEXTS.keys()].sort());
});

test('every text says what, why and how to mend it, in sentences', () => {
  for (const [code, text] of CODE_TEXTS)
    for (const words of Object.values(text)) expect(`${code}: ${words}`).toMatch(/: .{10,}\.?$/);
});

test('explain --code prints it, in any letter case', async () => {
  const { code, stdout } = await latent(['explain', '--code', 'not_identified']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^NOT_IDENTIFIED\n {2}What you see .*\n {2}Why .*\n {2}What to do /s);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(await latentJson(['explain', '--code', 'UNSEEN_LEVEL'])).toEqual({
    $schema: 'latent-cli/schemas/latent-explanation.json',
    version: 1,
    code: 'UNSEEN_LEVEL',
    ...CODE_TEXTS.get('UNSEEN_LEVEL'),
  });
});

test.each([
  ['UNSEEN_LEVLE', 'UNSEEN_LEVEL'],
  ['boundary', 'BOUNDARY_ESTIMATE'],
])('an unknown code %s: exit code 2 with the nearest one', async (given, nearest) => {
  const { code, stderr } = await latent(['explain', '--code', given]);
  expect(code).toBe(2);
  expect(stderr).toContain(`Did you mean ${nearest}?`);
});
