import { expect, test } from 'vitest';
import { parseBif, writeBif } from '../../src/bif/index.ts';
import { LatentError } from '../../src/error/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { processorTime } from '../processorTime.ts';
import { GARDEN, refusal, replaced } from './support.ts';

/** Everything the grammar has, in little. */
const RICH = `// A comment
network "a garden" { property pseudoCount = "0.5" ; property author = (me, you) ; }
${GARDEN.slice(GARDEN.indexOf('variable'))
  .replace(
    '{ off, low, high };',
    '{ off, "low; (a, little)", >=10 };\n  property latent = "true" ;\n  property levelLabel = "off" "none" ;',
  )
  .replaceAll(', low)', ', "low; (a, little)")')
  .replaceAll(', high)', ', >=10)')
  .replace('(wet) 0.9, 0.1, 0;', 'default 9e-1 0.1 0;')}
variable Later { /* tied */ type discrete[2] {dry,wet}; property tied = "Rain" ; }
probability(Later){table .75 .25;}
`;

const FRAGMENTS = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ',',
    ';',
    '|',
    '"',
    '\\',
    '/',
    '//',
    '/*',
    '*/',
    '=',
    ' ',
    '\n',
    '\r',
    '\0',
    '\ufeff',
    '\ud800',
  ],
  ...[
    'network',
    'variable',
    'probability',
    'property',
    'type discrete [ 2 ]',
    'table',
    'default',
    'latent = true',
    'tied = Rain',
  ],
  ...[
    'Rain',
    'dry',
    '__proto__',
    '1',
    '0',
    '-1',
    '1e999',
    'NaN',
    '0.5',
    '99999999999',
    '(dry, off) 1 0;',
    'default 0.5 0.5;',
  ],
];

/** A text with one to four pieces left out, inserted, repeated, or exchanged. */
function mutant(text: string, uniform: () => number): string {
  const below = (count: number): number => Math.floor(uniform() * count);
  let mutated = text;
  for (let left = 1 + below(4); left > 0; left--) {
    const from = below(mutated.length + 1);
    const to = Math.min(mutated.length, from + (below(4) === 0 ? below(200) : below(8)));
    const [before, piece, after] = [mutated.slice(0, from), mutated.slice(from, to), mutated.slice(to)];
    const fragment = FRAGMENTS[below(FRAGMENTS.length)] as string;
    mutated = [
      before + after,
      before + fragment + piece + after,
      before + fragment + after,
      before + piece + piece + after,
      after + before,
    ][below(5)] as string;
  }
  return mutated;
}

/** Reads a text, which gives a network that can be written, or an error with its line. */
function isRefused(text: string): boolean {
  try {
    const { document } = parseBif(text, 'n.bif');
    expect(parseBif(writeBif(document).text).document).toStrictEqual(document);
    return false;
  } catch (error) {
    if (!(error instanceof LatentError)) throw error;
    expect(error.fix).toMatch(/\.$/);
    expect(error.where.file).toBe('n.bif');
    expect(error.where.line).toBeGreaterThanOrEqual(1);
    expect(error.where.line).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
    return true;
  }
}

test('thousands of spoilt texts: a network, or an error with its line', () => {
  expect(isRefused(RICH)).toBe(false);
  const { uniform } = createRandom(1);
  let refused = 0;
  for (let i = 0; i < 6000; i++) if (isRefused(mutant(RICH, uniform))) refused++;
  expect(refused).toBeGreaterThan(3000);
  expect(refused).toBeLessThan(5900);
});

test('a text that is cut off anywhere is refused, but between its blocks', () => {
  const last = RICH.indexOf('variable Later');
  const whole = Array.from({ length: RICH.lastIndexOf('}') }, (_, length) => length).filter(
    (length) => !isRefused(RICH.slice(0, length)),
  );
  const end = RICH.lastIndexOf('}', last) + 1;
  expect(whole).toEqual(Array.from({ length: last - end + 1 }, (_, i) => end + i));
});

// Quadratic time would take hours for these; linear time takes a fraction of a second.
const LONG = 4_000_000;
test.each([
  ['one word', 'x'.repeat(LONG)],
  ['slashes', '/ '.repeat(LONG / 2)],
  ['a comment that does not end', '/*'.repeat(LONG / 2)],
  ['comments', '/**/'.repeat(LONG / 4)],
  ['quotes', `variable ${'"'.repeat(LONG)}`],
  ['a long quote', `variable "${'a'.repeat(LONG)}`],
  ['escapes', `variable "${'\\"'.repeat(LONG / 2)}`],
  ['escaped quotes in a property that does not end', `network a { property ${'"\\'.repeat(LONG / 2)}`],
  ['quotes that do not end in a property', `network a { property ${'a\\"'.repeat(LONG / 3)} ; }`],
  ['digits', replaced(GARDEN, '0.75', `${'1'.repeat(LONG)}x`)],
  ['numbers', replaced(GARDEN, '0.75', '0 '.repeat(LONG / 2))],
  ['commas', replaced(GARDEN, 'off, ', 'off'.padEnd(LONG, ', '))],
  [
    'states',
    `variable X { type discrete [ 1 ] { ${Array.from({ length: LONG / 10 }, (_, i) => `s${i}`).join(' ')} }; }`,
  ],
  ['parents', replaced(GARDEN, '| Rain, Sprinkler', `| ${'Rain '.repeat(LONG / 5)}`)],
  ['unknown parents', replaced(GARDEN, '| Rain, Sprinkler', `| ${'x'.repeat(LONG)}`)],
  ['rows', replaced(GARDEN, '(wet, low) 0.15, 0.85;', '(wet, low) 0.15, 0.85; '.repeat(LONG / 24))],
  ['lines', '\n'.repeat(LONG)],
])('a long text of %s is refused in time', (_, text) => {
  expect(processorTime(() => expect(refusal(text)).toBeInstanceOf(LatentError))).toBeLessThan(10_000);
});

test('a large network is read in time', () => {
  const names = Array.from({ length: 2000 }, (_, i) => `v${i}`);
  const text = names
    .map(
      (name, i) => `variable ${name} { type discrete [ 2 ] { a, b }; property x = ${i} ; }
      probability ( ${name}${i > 0 ? ` | ${names[i - 1]}` : ''} ) { default 0.5, 0.5; }`,
    )
    .join('\n');
  expect(processorTime(() => expect(parseBif(text).document.nodes).toHaveLength(2000))).toBeLessThan(10_000);
});
