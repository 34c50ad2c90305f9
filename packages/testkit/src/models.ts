import type { Arbitrary } from 'fast-check';
import { array, integer, record } from 'fast-check';
import { build, drawParameters, shapeOf } from './build.ts';
import type { Parameters } from './oracle/numbers.ts';
import type { Instance } from './problem.ts';
import { createDice } from './random.ts';
import type { ModelSpec } from './spec.ts';

const threeClasses: Parameters = {
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
};
const twoClasses: Parameters = {
  sizes: [0.6, 0.4],
  tables: [0.9, 0.8, 0.7, 0.75, 0.85].map((p, j) => [
    [1 - p, p],
    [0.6 + j / 20, 0.4 - j / 20],
  ]),
};
const plain = {
  kind: 'mixture',
  families: ['categorical'],
  missing: 0,
  known: 0,
  weighted: false,
  fixedSizes: false,
  pseudoCount: 0,
} as const;

/** The models that the laws run on. */
export const models = {
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
    },
  },
  'one-class': {
    ...plain,
    says: 'K = 1, missing cells',
    classes: [1, 1],
    items: [1, 4],
    levels: [2, 4],
    missing: 0.1,
    truth: { sizes: [1], tables: [[[0.3, 0.7]], [[0.5, 0.3, 0.2]], [[0.1, 0.2, 0.3, 0.4]]] },
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
    fixedSizes: true,
    pseudoCount: 0.5,
    truth: twoClasses,
  },
} as const satisfies Record<string, ModelSpec>;

export type ModelName = keyof typeof models;

export const modelNames = Object.keys(models) as ModelName[];

/** Small random instances of a model: random parameters, rows drawn from them, a random start. */
export function arbitraryInstance(name: ModelName): Arbitrary<Instance> {
  const spec: ModelSpec = models[name];
  const range = ([min, max]: readonly [number, number]) => integer({ min, max });
  return record({
    classes: range(spec.classes),
    levels: array(range(spec.levels), { minLength: spec.items[0], maxLength: spec.items[1] }),
    rows: integer({ min: 12, max: 40 }),
    seed: integer({ min: 1, max: 2 ** 31 - 1 }),
  }).map(({ classes, levels, rows, seed }) => {
    const dice = createDice(seed);
    const parameters = drawParameters(dice, classes, levels);
    return build({ spec, parameters, start: drawParameters(dice, classes, levels), rows, dice });
  });
}

/** Rows drawn from a model's truth; the start is the truth. */
export function drawFromTruth(name: ModelName, rows: number, seed: number): Instance {
  const spec: ModelSpec = models[name];
  return build({ spec, parameters: spec.truth, start: spec.truth, rows, dice: createDice(seed) });
}

/** Many different rows: eight items of four levels, so that the patterns fill several chunks of the sum. */
export function drawLarge(name: ModelName, rows: number, seed: number): Instance {
  const own: ModelSpec = models[name];
  const spec = { ...own, missing: own.missing / 3 }; // the oracle sums over every completion of a row
  const dice = createDice(seed);
  const levels = new Array<number>(8).fill(4);
  const parameters = drawParameters(dice, shapeOf(spec.truth).classes, levels);
  return build({ spec, parameters, start: parameters, rows, dice });
}
