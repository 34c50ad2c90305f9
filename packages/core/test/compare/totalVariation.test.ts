import { expect, test } from 'vitest';
import { exponentialVariation, normalVariation } from '../../src/compare/continuous.ts';
import { type Marginal, marginalsOf } from '../../src/compare/marginals.ts';
import { totalVariation } from '../../src/compare/totalVariation.ts';
import type { NestedNumbers } from '../../src/document/index.ts';
import { mixtureOf } from './support.ts';

/** The distribution of a column of one family, in one class. */
function countOf(family: string, first: number, second = 1): Marginal {
  const parameters: Readonly<Record<string, NestedNumbers>> = {
    poisson: { rate: [first] },
    'negative-binomial': { mean: [first], size: [second] },
    binomial: { probability: [second] },
  };
  const feature = { name: 'n', family, ...(family === 'binomial' ? { trials: first } : {}) };
  const [column] = marginalsOf(mixtureOf(['1'], [feature], { n: parameters[family] as NestedNumbers }));
  return column?.classes[0] as Marginal;
}

test.each([
  [['poisson', 1.5], ['poisson', 4], 0.5707435249845138],
  [['poisson', 0.01], ['poisson', 60], 1],
  [['poisson', 3], ['negative-binomial', 3, 2], 0.22756418449724078],
  [['negative-binomial', 2, 0.25], ['negative-binomial', 5, 0.5], 0.27583892461186216],
  [['binomial', 10, 0.3], ['binomial', 10, 0.55], 0.5881689666455079],
  [['binomial', 12, 0.25], ['poisson', 3], 0.07028222321226239],
] as const)('counts %j and %j: ½ Σ |p − q| by mpmath', (a, b, expected) => {
  const variation = totalVariation(countOf(...(a as [string, number])), countOf(...(b as [string, number])));
  expect(Math.abs(variation - expected)).toBeLessThan(2e-12);
});

test.each([
  [['poisson', 1e9], ['poisson', 1e9 + 3e4], 0.36474116752566926],
  [['poisson', 1e9], ['poisson', 1e9 + 1e5], 0.8861446660506666],
  [['negative-binomial', 1e9, 0.5], ['negative-binomial', 2e9, 0.5], 0.16606407495415532],
  [['negative-binomial', 1e5, 0.01], ['negative-binomial', 3e5, 0.01], 0.01044134768400884],
  [['negative-binomial', 1e6, 3], ['negative-binomial', 2e6, 3], 0.4394496332241738],
] as const)('wide counts %j and %j: the difference of the distribution functions where p = q', (a, b, expected) => {
  const variation = totalVariation(countOf(...(a as [string, number])), countOf(...(b as [string, number])));
  expect(Math.abs(variation - expected)).toBeLessThan(1e-8);
});

test('counts that are certain: rates of 0, probabilities of 0 and 1', () => {
  expect(totalVariation(countOf('poisson', 0), countOf('poisson', 0))).toBe(0);
  expect(totalVariation(countOf('poisson', 0), countOf('poisson', 2))).toBeCloseTo(1 - Math.exp(-2), 12);
  expect(totalVariation(countOf('binomial', 7, 0), countOf('binomial', 7, 1))).toBe(1);
  expect(totalVariation(countOf('poisson', 3), countOf('poisson', 1e12))).toBeCloseTo(1, 11);
});

test.each([
  [0, 1, 2, 1, 0.6826894921370859],
  [0, 1, 0, 3, 0.48432799653169945],
  [0, 1, 1, 2, 0.39006566012105565],
  [1.5, 2, 1, 0.5, 0.5920660881240013],
  [0, 1, 0.001, 1.0001, 0.0004009022055760796],
  [10, 0.1, 10.5, 4, 0.9396789574462827],
])('normal N(%d, %d²) and N(%d, %d²): ½ ∫ |p − q| by mpmath', (meanA, sdA, meanB, sdB, expected) => {
  expect(Math.abs(normalVariation(meanA, sdA, meanB, sdB) - expected)).toBeLessThan(1e-14);
  expect(Math.abs(normalVariation(-meanB, sdB, -meanA, sdA) - expected)).toBeLessThan(1e-14);
});

test('normal distributions that are the same, nearly the same, and far apart', () => {
  expect(normalVariation(3, 0.2, 3, 0.2)).toBe(0);
  expect(normalVariation(0, 1, 0, 1 + 1e-12)).toBeLessThan(1e-11);
  expect(normalVariation(0, 1e-9, 5, 1e9)).toBeCloseTo(1, 12);
  expect(normalVariation(-100, 1, 100, 1)).toBe(1);
});

test.each([
  [1, 2, 0.25],
  [1, 1.0001, 3.67861048272256e-5],
  [0.3, 5.7, 0.8044092156825775],
  [1e-3, 10, 0.9989793900268552],
])('exponential rates %d and %d: the difference of the distribution functions by mpmath', (a, b, expected) => {
  expect(Math.abs(exponentialVariation(a, b) / expected - 1)).toBeLessThan(1e-12);
  expect(exponentialVariation(b, a)).toBe(exponentialVariation(a, b));
  expect(exponentialVariation(a, a)).toBe(0);
});

test('levels count by name, and those of one side only are of probability 0 on the other', () => {
  const levels = (entries: readonly (readonly [string, number])[]): Marginal => ({
    kind: 'categorical',
    probabilities: new Map(entries),
  });
  const a = levels([
    ['x', 0.5],
    ['y', 0.3],
    ['z', 0.2],
  ]);
  expect(
    totalVariation(
      a,
      levels([
        ['z', 0.2],
        ['y', 0.3],
        ['x', 0.5],
      ]),
    ),
  ).toBe(0);
  expect(
    totalVariation(
      a,
      levels([
        ['x', 0.25],
        ['w', 0.75],
      ]),
    ),
  ).toBeCloseTo(0.75, 15);
  expect(totalVariation(a, levels([['v', 1]]))).toBe(1);
});

test('a block enters by its columns: means and variances of full, tied, diagonal and spherical covariances', () => {
  const full = [
    [4, 1],
    [1, 9],
  ];
  const mean = [
    [1, 2],
    [3, 4],
  ];
  const block = (
    covariance: 'full' | 'tied' | 'diagonal' | 'spherical',
    own: Readonly<Record<string, NestedNumbers>>,
  ) =>
    marginalsOf(
      mixtureOf(['1', '2'], [{ name: 'yz', family: 'gaussian', columns: ['y', 'z'], covariance }], {
        yz: { mean, ...own },
      }),
    ).map(({ column, classes }) => [
      column,
      ...classes.map((own) => own.kind === 'gaussian' && [own.mean, own.deviation]),
    ]);
  const expected = [
    ['y', [1, 2], [3, 2]],
    ['z', [2, 3], [4, 3]],
  ];
  expect(block('full', { covariance: [full, full] })).toEqual(expected);
  expect(block('tied', { covariance: full })).toEqual(expected);
  expect(
    block('diagonal', {
      variance: [
        [4, 9],
        [4, 9],
      ],
    }),
  ).toEqual(expected);
  expect(block('spherical', { variance: [4, 9] })).toEqual([
    ['y', [1, 2], [3, 3]],
    ['z', [2, 2], [4, 3]],
  ]);
});
