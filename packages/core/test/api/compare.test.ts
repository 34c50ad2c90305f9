import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import {
  applyDocument,
  compareClassifications,
  compareFits,
  createPosterior,
  createTextTable,
  type FitDocument,
  type LatentError,
  type MixtureDocument,
} from '../../src/index.ts';
import { mixtureOf } from '../compare/support.ts';

const SCHEMAS = ['latent-model', 'latent-fit', 'latent-comparison'].map(
  (name) => JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8')) as { $id: string },
);

const data = { rows: 100, weight: 100, patterns: 4, missingCells: 0, columns: ['A', 'x'], sha256: 'ab12' };

/** A fit document of a model, with figures made up. */
function fitOf(model: MixtureDocument, logLikelihood = -100, facts: Partial<FitDocument['data']> = {}): FitDocument {
  return {
    format: 'latent-fit',
    version: 1,
    model,
    data: { ...data, ...facts },
    logLikelihood,
    logLikelihoodPerRow: logLikelihood / 100,
    logPrior: 0,
    objective: logLikelihood,
    iterations: 1,
    evaluations: 1,
    converged: true,
    stopReason: 'tolerance',
    freeParameters: 5 * model.latent.levels.length,
    degreesOfFreedom: null,
    g2: null,
    x2: null,
    criteria: {
      aic: 10,
      bic: 20,
      sabic: 30,
      caic: 40,
      icl: 50 - logLikelihood,
      entropyR2: model.latent.levels.length > 1 ? 0.75 : null,
    },
    starts: { count: 1, finished: 1, atBest: 1, objectives: [logLikelihood] },
    identifiability: null,
    trace: [logLikelihood],
    warnings: [],
    seed: 1,
    options: {},
    producer: { latent: '0.1.0', engine: 'reference' },
  };
}

const features = [
  { name: 'A', family: 'categorical', levels: ['n', 'y'] },
  { name: 'x', family: 'exponential' },
];
const two = mixtureOf(
  ['low', 'high'],
  features,
  {
    A: [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
    x: { rate: [1, 4] },
  },
  [0.3, 0.7],
);
const three = mixtureOf(
  ['1', '2', '3'],
  [features[1], features[0]] as typeof features,
  {
    x: { rate: [2, 40, 1] },
    A: [
      [0.3, 0.7],
      [0.5, 0.5],
      [0.9, 0.1],
    ],
  },
  [0.5, 0.2, 0.3],
);

test('classes are matched whatever their order, columns by name, and the class left over is named', () => {
  const { columns, pairs, unmatched } = compareFits(fitOf(two), fitOf(three));
  expect(columns).toEqual(['A', 'x']);
  expect(pairs.map(({ a, b, shareA, shareB }) => [a, b, shareA, shareB])).toEqual([
    ['low', '3', 0.3, 0.3],
    ['high', '1', 0.7, 0.5],
  ]);
  expect(pairs[0]).toMatchObject({ totalVariation: 0, columns: [{ totalVariation: 0 }, { totalVariation: 0 }] });
  // |0.8 − 0.7|, and ¼ where one rate is twice the other
  expect(pairs[1]?.columns.map(({ column }) => column)).toEqual(['x', 'A']);
  expect(pairs[1]?.columns[0]?.totalVariation).toBeCloseTo(0.25, 14);
  expect(pairs[1]?.columns[1]?.totalVariation).toBeCloseTo(0.1, 14);
  expect(pairs[1]?.totalVariation).toBeCloseTo(0.175, 14);
  expect(unmatched).toEqual({ a: [], b: [{ class: '2', share: 0.2 }] });
  expect(compareFits(fitOf(three), fitOf(two)).unmatched).toEqual({ a: [{ class: '2', share: 0.2 }], b: [] });
});

test('figures are set against each other where the data are the same', () => {
  const { fits, differentData, differences } = compareFits(fitOf(two, -100), fitOf(three, -90));
  expect([fits.a.classes, fits.b.classes, fits.b.logLikelihood]).toEqual([2, 3, -90]);
  expect(differentData).toEqual([]);
  expect(differences).toMatchObject({
    logLikelihood: 10,
    freeParameters: 5,
    criteria: { bic: 0, icl: -10, entropyR2: 0 },
  });
  const one = mixtureOf(['1'], features, { A: [[0.9, 0.1]], x: { rate: [1] } });
  expect(compareFits(fitOf(one), fitOf(two)).differences?.criteria.entropyR2).toBeNull();
});

test.each([
  [{ sha256: 'cd34' }, ['sha256']],
  [{ sha256: null }, ['sha256']],
  [{ rows: 99, weight: 99 }, ['rows', 'weight']],
  [{ missingCells: 3 }, ['missingCells']],
] as const)('other data (%j): no differences, and it says why', (facts, expected) => {
  expect(compareFits(fitOf(two), fitOf(three, -90, facts))).toMatchObject({
    differentData: expected,
    differences: null,
  });
});

test('two fits without a fingerprint are not known to be of the same data', () => {
  const fit = fitOf(two, -1, { sha256: null });
  expect(compareFits(fit, fit)).toMatchObject({ differentData: ['sha256'], differences: null });
});

test('the document fits its schema, with and without agreement', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, discriminator: true });
  const validate = ajv.addSchema(SCHEMAS).getSchema('latent-comparison.json');
  const [a, b] = [fitOf(two), fitOf(three)];
  const comparison = compareFits(a, b);
  const posteriors = [two, three].map((model) => applyDocument(model).apply(rows).posterior);
  const agreement = compareClassifications(a, b, posteriors[0] as Posterior, posteriors[1] as Posterior);
  for (const document of [comparison, { ...comparison, agreement }, compareFits(a, fitOf(three, -1, { rows: 3 }))]) {
    validate?.(document);
    expect(validate?.errors).toBeNull();
  }
  expect(validate?.({ ...comparison, pairs: [] })).toBe(false);
});

type Posterior = ReturnType<typeof createPosterior>;

const rows = (() => {
  const builder = createTextTable(['A', 'x'], {
    columns: new Map([
      ['A', 'labels'],
      ['x', 'numbers'],
    ]),
  });
  [
    ['n', '2'],
    ['y', '0.1'],
    ['', '0.3'],
    ['y', ''],
  ].forEach((cells, line) => {
    builder.add(cells, line + 2);
  });
  return builder.finish();
})();

test('posteriors of another number of classes are refused', () => {
  const posterior = createPosterior(2, new Float64Array(4));
  expect(() => compareClassifications(fitOf(two), fitOf(three), posterior, posterior)).toThrow(
    expect.objectContaining({ code: 'BAD_SHAPE', message: 'the posteriors are of 2 and 2 classes; expected 2 and 3' }),
  );
});

test.each([
  [
    'a column is missing',
    mixtureOf(['1'], [features[1] as (typeof features)[number]], { x: { rate: [1] } }),
    ['A'],
    /only the first has "A"/,
  ],
  [
    'a column is of another kind',
    mixtureOf(
      ['1'],
      [
        { name: 'A', family: 'categorical', levels: ['n', 'y'] },
        { name: 'x', family: 'poisson' },
      ],
      {
        A: [[0.5, 0.5]],
        x: { rate: [1] },
      },
    ),
    ['x'],
    /column "x" is exponential in the first fit and count in the second/,
  ],
])('%s: refused by name', (_, other, columns, message) => {
  let error: LatentError | undefined;
  try {
    compareFits(fitOf(two), fitOf(other));
  } catch (caught) {
    error = caught as LatentError;
  }
  expect(error).toMatchObject({ code: 'DIFFERENT_COLUMNS', where: { columns } });
  expect(error?.message).toMatch(message);
});
