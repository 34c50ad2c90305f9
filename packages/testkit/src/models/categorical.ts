import type { ModelSpec, Truth } from '../spec.ts';

const threeClasses: Truth = {
  sizes: [0.45, 0.33, 0.22],
  tables: [
    [
      [0.85, 0.15],
      [0.4, 0.6],
      [0.1, 0.9],
    ],
    [
      [0.7, 0.2, 0.1],
      [0.15, 0.7, 0.15],
      [0.2, 0.15, 0.65],
    ],
    [
      [0.6, 0.2, 0.1, 0.1],
      [0.1, 0.6, 0.2, 0.1],
      [0.1, 0.1, 0.2, 0.6],
    ],
    [
      [0.9, 0.1],
      [0.25, 0.75],
      [0.65, 0.35],
    ],
    [
      [0.8, 0.2],
      [0.15, 0.85],
      [0.35, 0.65],
    ],
  ],
  others: [],
};
const twoClasses: Truth = {
  sizes: [0.6, 0.4],
  tables: [0.9, 0.8, 0.7, 0.75, 0.85].map((p, j) => [
    [1 - p, p],
    [0.6 + j / 20, 0.4 - j / 20],
  ]),
  others: [],
};
const plain = {
  kind: 'mixture',
  families: ['categorical'],
  others: [],
  rows: [12, 40],
  missing: 0,
  known: 0,
  weighted: false,
  fixed: [],
  pseudoCount: 0,
} as const;

/** Models of categorical items alone. */
export const categoricalModels = {
  'lca-missing': {
    ...plain,
    says: 'latent class analysis, categorical columns, missing cells',
    classes: [2, 4],
    items: [2, 5],
    levels: [2, 4],
    missing: 0.15,
    truth: threeClasses,
  },
  bernoulli: {
    ...plain,
    says: 'Bernoulli mixture, complete',
    classes: [2, 5],
    items: [2, 7],
    levels: [2, 2],
    truth: twoClasses,
  },
  'words-and-thoughts': {
    ...plain,
    says: 'one item, some classes known',
    classes: [2, 2],
    items: [1, 1],
    levels: [2, 3],
    classNames: ['bad', 'good'],
    missing: 0.05,
    known: 0.3,
    truth: {
      sizes: [0.7, 0.3],
      tables: [
        [
          [0.8, 0.2],
          [0.1, 0.9],
        ],
      ],
      others: [],
    },
  },
  'one-class': {
    ...plain,
    says: 'K = 1, missing cells',
    classes: [1, 1],
    items: [1, 4],
    levels: [2, 4],
    missing: 0.1,
    truth: { sizes: [1], tables: [[[0.3, 0.7]], [[0.5, 0.3, 0.2]], [[0.1, 0.2, 0.3, 0.4]]], others: [] },
  },
  weighted: {
    ...plain,
    says: 'rows with weights, missing cells',
    classes: [2, 3],
    items: [2, 4],
    levels: [2, 3],
    missing: 0.1,
    weighted: true,
    truth: twoClasses,
  },
  'fixed-and-prior': {
    ...plain,
    says: 'class sizes fixed, pseudo-count 0.5, missing cells',
    classes: [2, 3],
    items: [2, 4],
    levels: [2, 3],
    missing: 0.1,
    fixed: ['class'],
    pseudoCount: 0.5,
    truth: twoClasses,
  },
} as const satisfies Record<string, ModelSpec>;
