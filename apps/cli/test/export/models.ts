/** Names that end strings, lines, comments or scripts where they are not quoted, and that objects have of their own. */
export const HOSTILE = ['a"b', "c'\n#d", '\\"); stop(1) //', '__proto__', '$`*/"""', 'é😀\u2028{x}'] as const;

const [A, B, C, D, E, F] = HOSTILE;

/** Every family and every form of covariance, with hostile names of columns, levels and classes; 3 classes. */
export const EVERYTHING = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'k\'"\n', levels: ['one', '"""\n2', '三'] },
  features: [
    { name: A, family: 'categorical', levels: ['"', "'\n", '\\', '%'] },
    { name: B, family: 'poisson' },
    { name: C, family: 'binomial', trials: 12 },
    { name: D, family: 'binomial', trials: E },
    { name: F, family: 'negative-binomial' },
    { name: 't', family: 'exponential' },
    { name: 'x', family: 'gaussian' },
    { name: 'full', family: 'gaussian', columns: ['f1', 'f2', 'f3'], covariance: 'full' },
    { name: 'tied', family: 'gaussian', columns: ['t1', 't2'], covariance: 'tied' },
    { name: 'diagonal', family: 'gaussian', columns: ['d1', 'd2'], covariance: 'diagonal' },
    { name: 'spherical', family: 'gaussian', columns: ['s1', 's2'], covariance: 'spherical' },
  ],
  parameters: Object.fromEntries<unknown>([
    ['k\'"\n', [0.5, 0.3, 0.2]],
    [
      A,
      [
        [0.7, 0.2, 0.1, 0],
        [0.1, 0.9, 0, 0],
        [1 / 3, 1 / 3, 1 / 3, 0],
      ],
    ],
    [B, { rate: [0.5, 30, 12345.678] }],
    [C, { probability: [0.1, 0.5, 0.99] }],
    [D, { probability: [0.3, 1, 0.6] }],
    [F, { mean: [2, 0.1, 300], size: [0.4, 7, 1e9] }],
    ['t', { rate: [0.01, 1, 50] }],
    ['x', { mean: [[0], [3], [-2]], variance: [[1], [0.01], [9]] }],
    [
      'full',
      {
        mean: [
          [0, 0, 0],
          [1, 2, 3],
          [-1, 0, 1],
        ],
        covariance: [
          [
            [2, 0.5, 0.1],
            [0.5, 1, -0.3],
            [0.1, -0.3, 3],
          ],
          [
            [1, 0, 0],
            [0, 4, 1.9],
            [0, 1.9, 1],
          ],
          [
            [0.5, 0.2, 0.1],
            [0.2, 0.5, 0.2],
            [0.1, 0.2, 0.5],
          ],
        ],
      },
    ],
    [
      'tied',
      {
        mean: [
          [0, 0],
          [1, 1],
          [5, -5],
        ],
        covariance: [
          [1, 0.9],
          [0.9, 1],
        ],
      },
    ],
    [
      'diagonal',
      {
        mean: [
          [0, 100],
          [1, 90],
          [2, 80],
        ],
        variance: [
          [1, 25],
          [2, 100],
          [0.5, 4],
        ],
      },
    ],
    [
      'spherical',
      {
        mean: [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
        variance: [1, 0.5, 2],
      },
    ],
  ]),
};

export type Row = Readonly<Record<string, string | number>>;

const whole: Row = Object.fromEntries([
  [A, '"'],
  [B, 3],
  [C, 5],
  [D, 2],
  [E, 7],
  [F, 4],
  ...Object.entries({
    t: 0.7,
    x: 1.25,
    f1: 0.1,
    f2: -0.4,
    f3: 2.2,
    t1: 0.5,
    t2: 0.25,
    d1: 1.5,
    d2: 93,
    s1: 0.4,
    s2: 1.1,
  }),
]);

const without = (...names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
const set = (...cells: readonly (readonly [string, string | number])[]): Row =>
  Object.fromEntries([...Object.entries(whole), ...cells]);

/** Rows with every pattern that matters: whole, blocks in part, trials or successes missing, counts far out, nothing at all; the last is impossible. */
export const ROWS: readonly Row[] = [
  whole,
  {},
  without('f2'),
  without('f1', 'f3', 't1', 'd2', 's1'),
  without('f1', 'f2', 'f3', 'x'),
  without(A, B),
  without(D, F),
  set([A, "'\n"], [D, 7], [B, 28]),
  set([A, '\\'], [B, 12300], [C, 12], [F, 290], ['t', 0.02]),
  set([B, 0], [C, 0], [F, 0], [D, 0], [E, 0]),
  set([F, 100000], ['x', -40]),
  Object.fromEntries([
    [A, "'\n"],
    [D, 6],
    [E, 7],
  ]),
  set([A, '%']),
];

/** Rows as CSV with every column of the model. */
export function csvOf(rows: readonly Row[]): string {
  const names = Object.keys(whole);
  const quote = (cell: string | number | undefined): string =>
    cell === undefined ? '' : `"${String(cell).replaceAll('"', '""')}"`;
  return [names, ...rows.map((row) => names.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)))]
    .map((cells) => `${cells.map(quote).join(',')}\n`)
    .join('');
}
