import { expect, test } from 'vitest';
import { createTextTable, explainIteration, type MixtureDocument } from '../../src/index.ts';

/** Two classes and a feature of every kind, small enough to reckon by hand. */
const document: MixtureDocument = {
  format: 'latent-model',
  version: 1,
  kind: 'mixture',
  latent: { name: 'class', levels: ['1', '2'] },
  features: [
    { name: 'd', family: 'categorical', levels: ['a', 'b'] },
    { name: 'n', family: 'poisson' },
    { name: 'h', family: 'binomial', trials: 't' },
    { name: 'w', family: 'exponential' },
    { name: 'x', family: 'gaussian' },
    { name: 'yz', family: 'gaussian', columns: ['y', 'z'], covariance: 'full' },
  ],
  parameters: {
    class: [0.4, 0.6],
    d: [
      [0.9, 0.1],
      [0.3, 0.7],
    ],
    n: { rate: [1.5, 4] },
    h: { probability: [0.25, 0.5] },
    w: { rate: [2, 0.5] },
    x: { mean: [[0], [3]], variance: [[1], [4]] },
    yz: {
      mean: [
        [0, 1],
        [2, 0],
      ],
      covariance: [
        [
          [1, 0.5],
          [0.5, 2],
        ],
        [
          [2, 0],
          [0, 1],
        ],
      ],
    },
  },
};

const names = ['d', 'n', 'h', 't', 'w', 'x', 'y', 'z'];
const cells = [
  ['a', '2', '1', '3', '0.5', '1.25', '0.5', '-1'],
  ['b', '0', '', '', '2', '-1e-7', '1', ''],
  ['', '5', '2', '2', '', '', '', ''],
  ['b', '3', '0', '1', '1', '4', '2.5', '0.25'],
];
const builder = createTextTable(names, { columns: new Map(names.map((name) => [name, 'either'] as const)) });
cells.forEach((row, i) => {
  builder.add(row, i + 2);
});
const table = builder.finish();
const explained = await explainIteration(document, table);

const normal = (x: number, mean: number, variance: number): number =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

test('cells are text, blocks in parentheses', () => {
  expect(explained.patterns.map(({ cells }) => cells)).toEqual([
    ['a', '2', '(1, 3)', '0.5', '1.25', '(0.5, -1)'],
    ['b', '0', null, '2', '-1e-7', '(1, ?)'],
    [null, '5', '(2, 2)', null, null, null],
    ['b', '3', '(0, 1)', '1', '4', '(2.5, 0.25)'],
  ]);
  expect(explained.features.map(({ family, columns, levels }) => [family, columns, levels])).toEqual([
    ['categorical', ['d'], ['a', 'b']],
    ['poisson', ['n'], []],
    ['binomial', ['h', 't'], []],
    ['exponential', ['w'], []],
    ['gaussian', ['x'], []],
    ['gaussian', ['y', 'z'], []],
  ]);
});

test('factors are probabilities and densities by the textbook; null where nothing is observed', () => {
  const [first, second, third] = explained.patterns;
  // Σ = [[1, .5], [.5, 2]]: determinant 1.75, inverse [[2, −.5], [−.5, 1]] / 1.75; (.5, −1) is (.5, −2) from the mean.
  const quadratic = (2 * 0.25 + 2 * 0.5 * 0.5 * 2 + 4) / 1.75;
  const own = [
    0.9,
    (Math.exp(-1.5) * 1.5 ** 2) / 2,
    3 * 0.25 * 0.75 ** 2,
    2 * Math.exp(-1),
    normal(1.25, 0, 1),
    Math.exp(-quadratic / 2) / (2 * Math.PI * Math.sqrt(1.75)),
  ];
  expect(first?.terms[0]?.factors).toEqual(own.map((value) => expect.closeTo(value, 12)));
  expect(first?.terms[0]?.product).toBeCloseTo(
    own.reduce((product, value) => product * value, 0.4),
    14,
  );
  expect(second?.terms[1]?.factors).toEqual(
    [0.7, Math.exp(-4), null, 0.5 * Math.exp(-1), normal(-1e-7, 3, 4), normal(1, 2, 2)].map((value) =>
      value === null ? null : expect.closeTo(value, 12),
    ),
  );
  expect(third?.terms[0]?.factors.map((factor) => factor === null)).toEqual([true, false, false, true, true, true]);
  for (const { terms, marginal, responsibilities } of explained.patterns) {
    const sum = terms.reduce((total, { product }) => total + product, 0);
    expect(marginal / sum).toBeCloseTo(1, 11);
    expect(responsibilities).toEqual(terms.map(({ product }) => expect.closeTo(product / sum, 11)));
  }
});

test('the sums are those of the responsibilities, and make the new parameters', () => {
  const { counts, patterns, after } = explained;
  expect(counts.sums[0]).toBeNull();
  expect(counts.features[0]?.[0]?.[0]).toBeCloseTo(patterns[0]?.responsibilities[0] as number, 12);
  expect(counts.features.slice(1)).toEqual(new Array(5).fill([[], []]));
  const parameters = after.document.parameters as Record<string, Record<string, number[]>>;
  const [, n, h, w, x, yz] = counts.sums;
  const values = [1.25, -1e-7, undefined, 4];
  for (const k of [0, 1]) {
    const of = (sums: typeof x, column = 0) => ({
      weight: sums?.weights[k]?.[column] as number,
      sum: sums?.sums[k]?.[column] as number,
      square: sums?.squares[k]?.[column] as number,
    });
    const r = patterns.map(({ responsibilities }) => responsibilities[k] as number);
    const byHand = values.reduce<number>(
      (sum, value, i) => sum + (value === undefined ? 0 : value * (r[i] as number)),
      0,
    );
    expect(of(x).sum).toBeCloseTo(byHand, 12);
    expect(of(n).sum / of(n).weight).toBeCloseTo(parameters['n']?.['rate']?.[k] as number, 10);
    expect(of(h, 0).sum / of(h, 1).sum).toBeCloseTo(parameters['h']?.['probability']?.[k] as number, 10);
    expect(of(w).weight / of(w).sum).toBeCloseTo(parameters['w']?.['rate']?.[k] as number, 10);
    const [mean, variance] = ['mean', 'variance'].map((key) => Number(parameters['x']?.[key]?.[k]));
    expect(of(x).sum / of(x).weight).toBeCloseTo(mean ?? Number.NaN, 10);
    expect(of(x).square / of(x).weight).toBeCloseTo(variance ?? Number.NaN, 10);
  }
  expect([x?.completed, yz?.completed]).toEqual([false, true]);
});

test('log-likelihood = ELBO + KL, and it rises', () => {
  const { before, after, decomposition } = explained;
  expect(decomposition.elbo + decomposition.kl).toBeCloseTo(after.logLikelihood, 10);
  expect(decomposition.elbo).toBeGreaterThan(before.logLikelihood);
});

test('counts too many and far apart for a table are explained alike', async () => {
  const lone: MixtureDocument = {
    ...document,
    features: [document.features[1] as MixtureDocument['features'][number]],
    parameters: { class: [0.5, 0.5], n: { rate: [2000, 5000] } },
  };
  const many = createTextTable(['n'], { columns: new Map([['n', 'either'] as const]) });
  for (let i = 0; i < 5000; i++) many.add([String(i)], i + 2);
  const { patterns, counts, after } = await explainIteration(lone, many.finish());
  expect(patterns[1999]?.cells).toEqual(['1999']);
  const [factor] = patterns[2000]?.terms[0]?.factors ?? [];
  // Stirling: the Poisson probability of its own rate.
  expect(factor).toBeCloseTo(1 / Math.sqrt(2 * Math.PI * 2000), 5);
  const { n } = after.document.parameters as { n: { rate: number[] } };
  const { sums, weights } = counts.sums[0] ?? {};
  expect((sums?.[0]?.[0] as number) / (weights?.[0]?.[0] as number) / (n.rate[0] as number)).toBeCloseTo(1, 10);
});
