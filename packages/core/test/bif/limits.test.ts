import { expect, test } from 'vitest';
import { parseBif } from '../../src/bif/index.ts';
import type { LatentError } from '../../src/error/index.ts';
import { processorTime } from '../processorTime.ts';
import { GARDEN, lineOf, refusal, replaced } from './support.ts';

const binary = (name: string, parents: readonly string[] = []): string =>
  `variable ${name} { type discrete [ 2 ] { a, b }; }
   probability ( ${[name, ...parents].join(' ')} ) { default 0.5, 0.5; }
  `;

test.each([
  [
    'a cycle',
    binary('X', ['Y']) + binary('Y', ['Z']) + binary('Z', ['X']),
    /has a cycle: (X -> Z -> Y -> X|Z -> Y -> X -> Z|Y -> X -> Z -> Y)/,
  ],
  ['a variable that is its own parent', binary('X', ['X']), /has a cycle: X -> X/],
])('%s is printed', (_, text, message) => {
  const error = refusal(text);
  expect(error).toMatchObject({ code: 'CYCLE', message, where: { file: 'n.bif', nodes: expect.any(Array) } });
  const { nodes, line } = (error as LatentError).where as { nodes: string[]; line: number };
  expect(line).toBe(lineOf(text, `probability ( ${nodes[0]} `));
});

test.each([
  [
    'no variable',
    '"Sprinklr"',
    '(dry) 0.5, 0.2, 0.3; (wet) 0.9, 0.1, 0;',
    /"Later" shares the table of "Sprinklr", which is no node/,
  ],
  ['itself', '"Later"', '(dry) 0.5, 0.2, 0.3; (wet) 0.9, 0.1, 0;', /which is itself/],
  ['one with other numbers', '"Sprinkler"', '(dry) 0.5, 0.2, 0.3; (wet) 0.9, 0.05, 0.05;', /its numbers are others/],
  ['one of another shape', '"Grass"', '(dry) 0.5, 0.2, 0.3; (wet) 0.9, 0.1, 0;', /its numbers are others/],
])('a variable tied to %s is refused', (_, owner, rows, message) => {
  const text = `${GARDEN}variable Later { type discrete [ 3 ] { off, low, high }; property tied = ${owner} ; }
probability ( Later | Rain ) { ${rows} }`;
  const line = lineOf(text, 'probability ( Later');
  expect(refusal(text)).toMatchObject({ code: 'BAD_TIE', message, where: { file: 'n.bif', line } });
});

test.each([
  ['nothing', ''],
  ['white space and comments', ' \n// network\n/* variable */'],
  ['a network only', 'network a { }'],
  ['semicolons', ';;;'],
])('a text of %s has no variable', (_, text) => {
  expect(refusal(text)).toMatchObject({
    code: 'BIF_SYNTAX',
    message: 'expected a variable, found the end of the text',
  });
});

test('a property that does not end', () => {
  const text = replaced(GARDEN, '9.5e-1;', '9.5e-1; property a');
  expect(refusal(text)).toMatchObject({
    code: 'BIF_SYNTAX',
    message: /property that begins here does not end/,
    where: { line: lineOf(GARDEN, '9.5e-1;') },
  });
});

test('lines are counted in all kinds of line ends', () => {
  const text = replaced(GARDEN, '(wet, low)', '(wet, lwo)');
  for (const end of ['\r\n', '\r'])
    expect(refusal(text.replaceAll('\n', end))).toMatchObject({ where: { line: lineOf(GARDEN, '(wet, low)') } });
});

test('a text of more than 64 MiB is refused unread', () => {
  expect(refusal(' '.repeat(64 * 2 ** 20 + 1))).toMatchObject({ code: 'DOCUMENT_TOO_LARGE', where: { file: 'n.bif' } });
});

test('tables of more than 1 GiB are refused before they are made', () => {
  const parents = Array.from({ length: 24 }, (_, i) => `P${i}`);
  const text = parents.map((name) => binary(name)).join('') + binary('X', parents);
  const refuse = () =>
    expect(refusal(text)).toMatchObject({
      code: 'BIF_TOO_LARGE',
      where: { bytes: 24 * 80 + 2 ** 24 * 80, limit: 2 ** 30, line: lineOf(text, 'probability ( X ') },
    });
  expect(processorTime(refuse)).toBeLessThan(1000);
});

test('tables are refused together, not one by one', () => {
  const parents = Array.from({ length: 22 }, (_, i) => `P${i}`);
  const children = ['A', 'B', 'C', 'D'].map((name) => binary(name, parents));
  const text = parents.map((name) => binary(name)).join('') + children.join('');
  expect(refusal(text)).toMatchObject({ code: 'BIF_TOO_LARGE', where: { line: lineOf(text, 'probability ( D ') } });
});

test('more than 60 parents are refused, however few states they have', () => {
  const parents = Array.from({ length: 61 }, (_, i) => `P${i}`);
  const text = (count: number): string =>
    `${parents.map((name) => `variable ${name} { type discrete [ 1 ] { a }; } probability ( ${name} ) { table 1; }`).join('\n')}
    ${binary('X', parents.slice(0, count))}`;
  expect(refusal(text(61))).toMatchObject({ code: 'BIF_TOO_LARGE', message: /"X" has 61 parents/ });
  expect(parseBif(text(60)).document.nodes[61]?.parents).toHaveLength(60);
});
