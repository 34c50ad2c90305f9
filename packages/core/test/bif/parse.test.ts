import { describe, expect, test } from 'vitest';
import { parseBif } from '../../src/bif/index.ts';
import { GARDEN, GARDEN_TABLES, replaced } from './support.ts';

const root = (name: string, states: string, values: string): string =>
  `variable ${name} { type discrete [ ${values.split(' ').length} ] { ${states} }; } probability ( ${name} ) { table ${values}; }`;

test('a network in the plain form', () => {
  expect(parseBif(GARDEN, 'garden.bif')).toEqual({
    document: {
      format: 'latent-model',
      version: 1,
      kind: 'network',
      nodes: [
        { name: 'Rain', levels: ['dry', 'wet'] },
        { name: 'Sprinkler', levels: ['off', 'low', 'high'], parents: ['Rain'] },
        { name: 'Grass', levels: ['dry', 'wet'], parents: ['Rain', 'Sprinkler'] },
      ],
      parameters: GARDEN_TABLES,
    },
    warnings: [],
  });
});

describe('the same network', () => {
  const { document } = parseBif(GARDEN);
  const [network = '', ...blocks] = GARDEN.split(/(?=^variable|^probability)/m);

  test.each([
    ['without any line', GARDEN.replaceAll(/\s+/g, ' ')],
    ['with as little white space as possible', GARDEN.replaceAll(/\s*([{}()[\],;|])\s*/g, '$1')],
    ['with white space everywhere', GARDEN.replaceAll(/([{}()[\],;|])/g, ' \t\r\n $1\n\n')],
    ['with Windows line ends and a byte order mark', `\uFEFF${GARDEN.replaceAll('\n', '\r\n')}`],
    ['with old Mac line ends and comments', GARDEN.replaceAll('\n', '// a comment\r')],
    ['without commas and bars', GARDEN.replaceAll(/[,|]/g, ' ')],
    ['with a comma for the bar', GARDEN.replaceAll('|', ',')],
    ['without a network block', GARDEN.slice(network.length)],
    ['with a network of several names, or of none', GARDEN.replace('network garden', 'network my "own" garden')],
    ['with an unnamed network', GARDEN.replace('network garden', 'network')],
    ['with a semicolon behind every block', GARDEN.replaceAll('\n}\n', '\n};\n')],
    ['with names in quotes', GARDEN.replaceAll(/\b(Rain|Sprinkler|Grass|dry|wet|off|low|high)\b/g, '"$1"')],
    ['with quoted states that touch', GARDEN.replace('off, low, high', '"off""low""high"')],
    ['with comments between all words', GARDEN.replaceAll(/\s+/g, ' /* { ; " */ // table 1;\n')],
    ['with comments that touch words', GARDEN.replaceAll(/(\w) /g, '$1/* a * / b **/')],
    [
      'with rows in another order',
      replaced(GARDEN, '  (dry) 0.5, 0.2, 0.3;\n  (wet) 0.9, 0.1, 0;', '(wet) .9 .1 0.; (dry) +5e-1, 2E-1, 30e-2;'),
    ],
    ['with a default row', replaced(GARDEN, '(wet) 0.9, 0.1, 0;', 'default 0.9, 0.1, 0;')],
    [
      'with a default row before the others',
      replaced(GARDEN, '(dry) 0.5', 'default 0.9, 0.1, 0;\n(dry) 0.5').replace('(wet) 0.9, 0.1, 0;', ''),
    ],
    ['with a default row that is not needed', replaced(GARDEN, '(wet) 0.9', 'default 0.1, 0.2, 0.7;\n(wet) 0.9')],
    ['with a default row for a root', replaced(GARDEN, 'table 0.75, 0.25', 'default 0.75, 0.25')],
    ['with probabilities before the variables', [network, ...[...blocks].reverse()].join('')],
  ])('%s', (_, text) => {
    const found = parseBif(text);
    expect(found.warnings).toEqual([]);
    expect(byName(found.document)).toEqual(byName(document));
  });
});

/** Variables may stand in any order. */
function byName({ nodes, ...rest }: ReturnType<typeof parseBif>['document']): object {
  return { ...rest, nodes: [...nodes].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

// The order of numbers in a "table": pgmpy 0.1.25 reads this block as [[0.01 … 0.06], [0.99 … 0.94]], own states down, and the
// configurations (a0, b0), (a0, b1), (a0, b2), (a1, b0), … across.
test('a table with parents: own states slowest, the last parent fastest', () => {
  const text = `
    variable A { type discrete [ 2 ] { a0, a1 }; }
    variable B { type discrete [ 3 ] { b0, b1, b2 }; }
    variable C { type discrete [ 2 ] { c0, c1 }; }
    probability ( A ) { table 0.5, 0.5; }
    probability ( B ) { table 0.2, 0.3, 0.5; }
    probability ( C | A, B ) { table 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.99, 0.98, 0.97, 0.96, 0.95, 0.94; }`;
  expect(parseBif(text).document.parameters?.['C']).toEqual([
    [
      [0.01, 0.99],
      [0.02, 0.98],
      [0.03, 0.97],
    ],
    [
      [0.04, 0.96],
      [0.05, 0.95],
      [0.06, 0.94],
    ],
  ]);
});

test('the form of JavaBayes: everything in quotes, no commas, no bar, whole properties in quotes', () => {
  const { document, warnings } = parseBif(
    `network "Garden-Problem" { //2 variables
       property "author me" ; }
     variable "hose-on" { //2 values
       type discrete[2] { "true" "false" }; property "position = (218, 195)" ; }
     variable "sun-out" { type discrete[2] { "true" "false" }; property position = (257, 99) ; }
     probability ( "hose-on" "sun-out" ) { //2 variable(s) and 4 values
       table 0.7 0.2 0.3 0.8 ; }
     probability ( "sun-out" ) { table 0.35 0.65 ; }`,
    'garden.bif',
  );
  expect(document.nodes[0]).toEqual({ name: 'hose-on', levels: ['true', 'false'], parents: ['sun-out'] });
  expect(document.parameters).toEqual({
    'hose-on': [
      [0.7, 0.3],
      [0.2, 0.8],
    ],
    'sun-out': [0.35, 0.65],
  });
  expect(warnings).toMatchObject([
    {
      code: 'BIF_PROPERTIES_LEFT_OUT',
      level: 'info',
      message: /^3 properties were left out/,
      where: { file: 'garden.bif', line: 2 },
    },
  ]);
});

test.each([
  '<5',
  '>=10',
  '5-12',
  '5',
  '1e3',
  '-1',
  '+',
  '=',
  'a=b',
  'a.b-c_d',
  '#1',
  '50%',
  "it's",
  'a/b',
  '/',
  '*/',
  '\\',
  'naïve',
  '温度',
  '😀',
  'a:b',
  '!',
  'table',
  'default',
  'property',
  'type',
  'variable',
  'probability',
  'network',
  'discrete',
  '__proto__',
  'constructor',
  'toString',
  'length',
])('%s is a name like any other, bare and quoted', (name) => {
  for (const written of [name, `"${name.replace('\\', '\\\\')}"`]) {
    const text = `variable ${written} { type discrete [ 2 ] { ${written}, other }; }
      variable child { type discrete [ 2 ] { x, y }; }
      probability ( child | ${written} ) { (${written}) 0.1 0.9; (other) 0.2 0.8; }
      probability ( ${written} ) { table 0.25 0.75; }`;
    const { nodes, parameters = {} } = parseBif(text).document;
    expect(nodes).toEqual([
      { name, levels: [name, 'other'] },
      { name: 'child', levels: ['x', 'y'], parents: [name] },
    ]);
    expect(Object.entries(parameters)).toEqual([
      [name, [0.25, 0.75]],
      [
        'child',
        [
          [0.1, 0.9],
          [0.2, 0.8],
        ],
      ],
    ]);
  }
});

test.each([
  ['"lung cancer"', 'lung cancer'],
  ['""', ''],
  ['"a, b; {c} | (d) [e]"', 'a, b; {c} | (d) [e]'],
  ['"// no comment /* here"', '// no comment /* here'],
  ['"5\\" pipe"', '5" pipe'],
  ['"C:\\new\\table"', 'C:\\new\\table'],
  ['"ends in \\\\"', 'ends in \\'],
  ['"two\\\nlines"', 'two\nlines'],
  ['"  spaces  "', '  spaces  '],
])('the state %s', (written, level) => {
  expect(parseBif(root('X', `${written} b`, '0.5 0.5')).document.nodes[0]?.levels).toEqual([level, 'b']);
});

test('a variable of one state', () => {
  expect(parseBif(root('X', 'only', '1')).document).toMatchObject({
    nodes: [{ levels: ['only'] }],
    parameters: { X: [1] },
  });
});

test('every number keeps its bits', () => {
  const numbers = [
    '0.1',
    '0.30000000000000004',
    '5e-324',
    '2.2250738585072011e-308',
    '0',
    '1E-7',
    '0.5999999999999999',
  ];
  const { parameters } = parseBif(root('X', numbers.map((_, i) => `s${i}`).join(' '), numbers.join(' '))).document;
  expect(parameters?.['X']).toEqual(numbers.map(Number));
});

test('rows that do not quite sum to one keep their numbers, and a note says that they count as shares', () => {
  const { document, warnings } = parseBif(replaced(GARDEN, '0.5, 0.2, 0.3', '0.5, 0.2, 0.2999995'), 'n.bif');
  expect(document.parameters?.['Sprinkler']).toEqual([
    [0.5, 0.2, 0.2999995],
    [0.9, 0.1, 0],
  ]);
  expect(warnings).toMatchObject([
    { code: 'ROWS_NORMALISED', level: 'info', where: { file: 'n.bif', nodes: ['Sprinkler'] } },
  ]);
});

test('thousands of rows that do not quite sum to one are one note', () => {
  const many = Array.from({ length: 2 ** 18 }, (_, i) => `s${i}`).join(' ');
  const text = `variable A { type discrete [ ${2 ** 18} ] { ${many} }; } variable B { type discrete [ 2 ] { x y }; }
    probability ( A ) { table ${`${2 ** -18} `.repeat(2 ** 18)}; } probability ( B | A ) { default 0.3 0.7000001; }`;
  expect(parseBif(text).warnings).toMatchObject([{ code: 'ROWS_NORMALISED', where: { nodes: ['B'] } }]);
});
