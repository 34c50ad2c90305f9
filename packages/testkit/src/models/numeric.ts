import type { Feature } from '../oracle/feature.ts';
import type { ModelSpec } from '../spec.ts';

const plain = {
  kind: 'mixture',
  classes: [2, 2],
  items: [0, 0],
  levels: [2, 2],
  rows: [100, 140],
  missing: 0.15,
  known: 0,
  weighted: false,
  fixed: [],
  pseudoCount: 0,
} as const;

const three = ['x', 'y', 'z'] as const;
const correlated = [
  [1, 0.5, -0.3],
  [0.5, 1.2, 0.2],
  [-0.3, 0.2, 0.8],
];
const prior = {
  mean: [0.5, -0.5],
  shrinkage: 0.5,
  degreesOfFreedom: 4,
  scale: [
    [1.5, 0.3],
    [0.3, 1],
  ],
};
const two = (name: string, covariance: NonNullable<Feature['covariance']>): Feature => ({
  name,
  family: 'gaussian',
  columns: [`${name}1`, `${name}2`],
  covariance,
  prior,
});
const pair = (a: number, b: number): number[][] => [
  [1, -0.5],
  [a, b],
];

/** Models of counts, durations and real numbers. */
export const numericModels = {
  'poisson-missing': {
    ...plain,
    says: 'two columns of Poisson counts, missing cells',
    families: ['poisson'],
    classes: [2, 3],
    others: [
      { name: 'n', family: 'poisson' },
      { name: 'm', family: 'poisson' },
    ],
    truth: { sizes: [0.6, 0.4], tables: [], others: [{ rate: [1.5, 6] }, { rate: [4, 0.8] }] },
  },
  'exponential-known': {
    ...plain,
    says: 'two columns of durations, missing cells, some classes known',
    families: ['exponential'],
    others: [
      { name: 't', family: 'exponential' },
      { name: 'u', family: 'exponential' },
    ],
    classNames: ['slow', 'fast'],
    known: 0.3,
    truth: { sizes: [0.55, 0.45], tables: [], others: [{ rate: [0.25, 2] }, { rate: [0.5, 3] }] },
  },
  binomial: {
    ...plain,
    says: 'two columns of successes among a number of trials, missing cells',
    families: ['binomial'],
    classes: [2, 3],
    others: [
      { name: 'h', family: 'binomial', trials: 10 },
      { name: 'g', family: 'binomial', trials: 6 },
    ],
    truth: { sizes: [0.6, 0.4], tables: [], others: [{ probability: [0.25, 0.7] }, { probability: [0.6, 0.3] }] },
  },
  'binomial-trials': {
    ...plain,
    says: 'successes among trials that stand in a column, missing cells, some classes known',
    families: ['binomial'],
    others: [{ name: 'hits', family: 'binomial', trials: 'shots' }],
    classNames: ['weak', 'strong'],
    known: 0.2,
    truth: { sizes: [0.5, 0.5], tables: [], others: [{ probability: [0.2, 0.7] }] },
  },
  'negative-binomial': {
    ...plain,
    says: 'two columns of counts that vary more than Poisson counts, missing cells, some classes known',
    families: ['negative-binomial'],
    others: [
      { name: 'n', family: 'negative-binomial' },
      { name: 'm', family: 'negative-binomial' },
    ],
    classNames: ['few', 'many'],
    known: 0.2,
    truth: {
      sizes: [0.6, 0.4],
      tables: [],
      others: [
        { mean: [2, 12], size: [3, 4] },
        { mean: [3, 9], size: [2, 5] },
      ],
    },
  },
  'gaussian-one': {
    ...plain,
    says: 'one Gaussian column, missing cells',
    families: ['gaussian'],
    others: [{ name: 'x', family: 'gaussian' }],
    truth: {
      sizes: [0.6, 0.4],
      tables: [],
      others: [{ mean: [[0], [3.5]], variance: [[1], [0.6]] }],
    },
  },
  'gaussian-diagonal': {
    ...plain,
    says: 'three Gaussian columns, a variance for each class and column, missing cells',
    families: ['gaussian'],
    classes: [2, 3],
    others: [{ name: 'xyz', family: 'gaussian', columns: three, covariance: 'diagonal' }],
    truth: {
      sizes: [0.6, 0.4],
      tables: [],
      others: [
        {
          mean: [
            [0, 0, 1],
            [2, -2, 3],
          ],
          variance: [
            [1, 0.7, 1.2],
            [0.6, 1.1, 0.8],
          ],
        },
      ],
    },
  },
  'gaussian-spherical': {
    ...plain,
    says: 'three Gaussian columns, one variance for each class, rows with weights, missing cells',
    families: ['gaussian'],
    classes: [2, 3],
    others: [{ name: 'xyz', family: 'gaussian', columns: three, covariance: 'spherical' }],
    weighted: true,
    truth: {
      sizes: [0.55, 0.45],
      tables: [],
      others: [
        {
          mean: [
            [0, 0, 1],
            [2, -2, 3],
          ],
          variance: [1, 0.6],
        },
      ],
    },
  },
  'gaussian-full': {
    ...plain,
    says: 'three Gaussian columns, a covariance matrix for each class, a fifth of the cells missing',
    families: ['gaussian'],
    others: [{ name: 'xyz', family: 'gaussian', columns: three, covariance: 'full' }],
    missing: 0.2,
    truth: {
      sizes: [0.6, 0.4],
      tables: [],
      others: [
        {
          mean: [
            [0, 0, 1],
            [3, -3, 3],
          ],
          covariance: [
            correlated,
            [
              [0.7, -0.2, 0.1],
              [-0.2, 0.9, 0.4],
              [0.1, 0.4, 1.1],
            ],
          ],
        },
      ],
    },
  },
  'gaussian-tied': {
    ...plain,
    says: 'three Gaussian columns, one covariance matrix for all classes, missing cells, some classes known',
    families: ['gaussian'],
    others: [{ name: 'xyz', family: 'gaussian', columns: three, covariance: 'tied' }],
    classNames: ['low', 'high'],
    known: 0.2,
    truth: {
      sizes: [0.6, 0.4],
      tables: [],
      others: [
        {
          mean: [
            [0, 0, 1],
            [3, -3, 3],
          ],
          covariance: correlated,
        },
      ],
    },
  },
  'gaussian-prior': {
    ...plain,
    says: 'a normal–inverse-Wishart prior on blocks of all four covariances, pseudo-counts of levels, a fixed feature, missing cells',
    families: ['categorical', 'gaussian'],
    others: [
      two('full', 'full'),
      two('tied', 'tied'),
      two('diagonal', 'diagonal'),
      two('spherical', 'spherical'),
      { name: 'c', family: 'categorical', levels: ['a', 'b', 'c'], prior: { pseudoCounts: [2, 1, 0.5] } },
      { name: 'x', family: 'gaussian' },
    ],
    fixed: ['x'],
    pseudoCount: 0.5,
    truth: {
      sizes: [0.6, 0.4],
      tables: [],
      others: [
        {
          mean: pair(3, 1),
          covariance: [
            [
              [1, 0.4],
              [0.4, 0.8],
            ],
            [
              [0.7, -0.2],
              [-0.2, 1.1],
            ],
          ],
        },
        {
          mean: pair(-1, -2),
          covariance: [
            [1, 0.4],
            [0.4, 0.8],
          ],
        },
        { mean: pair(2, -2), variance: pair(0.8, 1.2).map((line) => line.map(Math.abs)) },
        { mean: pair(-1, 1.5), variance: [1, 0.7] },
        {
          table: [
            [0.6, 0.3, 0.1],
            [0.2, 0.3, 0.5],
          ],
        },
        { mean: [[0], [2]], variance: [[1], [1.5]] },
      ],
    },
  },
  mixed: {
    ...plain,
    says: 'all families at once, missing cells, some classes known, rows with weights',
    families: ['categorical', 'poisson', 'binomial', 'exponential', 'negative-binomial', 'gaussian'],
    items: [1, 2],
    levels: [2, 3],
    others: [
      { name: 'n', family: 'poisson' },
      { name: 'h', family: 'binomial', trials: 8 },
      { name: 't', family: 'exponential' },
      { name: 'm', family: 'negative-binomial' },
      { name: 'x', family: 'gaussian' },
      { name: 'yz', family: 'gaussian', columns: ['y', 'z'], covariance: 'full' },
    ],
    classNames: ['one', 'other'],
    known: 0.2,
    weighted: true,
    truth: {
      sizes: [0.6, 0.4],
      tables: [
        [
          [0.8, 0.2],
          [0.3, 0.7],
        ],
        [
          [0.6, 0.3, 0.1],
          [0.2, 0.3, 0.5],
        ],
      ],
      others: [
        { rate: [1.5, 4] },
        { probability: [0.3, 0.6] },
        { rate: [0.4, 1.5] },
        { mean: [2, 7], size: [3, 4] },
        { mean: [[0], [2]], variance: [[1], [1.5]] },
        {
          mean: [
            [0, 0],
            [2, -1],
          ],
          covariance: [
            [
              [1, 0.4],
              [0.4, 0.8],
            ],
            [
              [0.7, -0.2],
              [-0.2, 1.1],
            ],
          ],
        },
      ],
    },
  },
} as const satisfies Record<string, ModelSpec>;
