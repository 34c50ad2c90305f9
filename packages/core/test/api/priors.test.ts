import { expect, test } from 'vitest';
import { bernoulli, categorical, gaussian, type MixtureDocument, mixture, modelFromJSON } from '../../src/index.ts';
import { createMixedRows } from './mixedRows.ts';

const rows = createMixedRows(90);
const complete = rows.map(({ x, y, z }) => ({ x: x ?? 0.5, y: y ?? 1, z: z ?? -1 }));
const one = { starts: 1, maxIterations: 3 } as const;

/** The covariance matrix of complete rows, divisor n − 1, by the textbook. */
function covarianceOf(names: readonly ('x' | 'y' | 'z')[], data = complete): number[][] {
  const mean = (name: 'x' | 'y' | 'z') => data.reduce((sum, row) => sum + row[name], 0) / data.length;
  return names.map((a) =>
    names.map((b) => data.reduce((sum, row) => sum + (row[a] - mean(a)) * (row[b] - mean(b)), 0) / (data.length - 1)),
  );
}

const near = (matrix: readonly (readonly number[])[], factor = 1) =>
  matrix.map((row) => row.map((value) => expect.closeTo(value * factor, 10)));

const columns = { x: gaussian(), y: gaussian(), z: gaussian() };
const made = (covariance: 'full' | 'tied' | 'diagonal' | 'spherical', classes: number, strength: number) =>
  mixture({
    classes,
    columns,
    blocks: { yzx: { columns: ['y', 'z', 'x'], covariance } },
    prior: { covariance: strength },
  });

test.each([
  ['full', 1, 1],
  ['tied', 3, 1],
  ['full', 3, 2.5],
] as const)(
  '%s in %i classes, strength %f: the data’s covariance over K^(2/d)',
  async (covariance, classes, strength) => {
    const { toJSON } = await made(covariance, classes, strength).fit(complete, one);
    const [feature] = toJSON().model.features;
    expect(feature?.prior?.shrinkage).toBeCloseTo(0.01 * strength, 15);
    expect(feature?.prior?.degreesOfFreedom).toBe(5);
    expect(feature?.prior?.scale).toEqual(near(covarianceOf(['y', 'z', 'x']), strength / Math.cbrt(classes ** 2)));
    const mean = complete.reduce((sum, { z }) => sum + z, 0) / complete.length;
    expect(feature?.prior?.mean?.[1]).toBeCloseTo(mean, 12);
  },
);

test.each(['diagonal', 'spherical'] as const)('%s: the variances only', async (covariance) => {
  const { toJSON } = await made(covariance, 2, 1).fit(complete, one);
  const own = covarianceOf(['y', 'z', 'x']).map((row, i) => row.map((value, j) => (i === j ? value : 0)));
  expect(toJSON().model.features[0]?.prior?.scale).toEqual(near(own, 1 / Math.cbrt(4)));
});

test('a column that stands alone has its variance over K²', async () => {
  const { toJSON } = await mixture({ classes: 2, columns, prior: { covariance: 1 } }).fit(complete, one);
  const { features, prior } = toJSON().model;
  expect(features[2]?.prior).toMatchObject({ degreesOfFreedom: 3, scale: near(covarianceOf(['z']), 1 / 4) });
  expect(prior).toBeUndefined();
});

// One class: the mean is the data's, so the posterior mode is (scale + (n − 1)·V) over the prior's divisor.
test.each([
  ['full', (v: number[][], n: number) => near(v, n / (n + 5 + 3 + 2))],
  ['tied', (v: number[][], n: number) => near(v, n / (n + 5 + 3 + 2))],
  ['diagonal', (v: number[][], n: number) => near(diagonal(v.map((row, i) => row[i] as number)), n / (n + 5 + 3))],
  [
    'spherical',
    (v: number[][], n: number) => {
      const mean = v.reduce((sum, row, i) => sum + (row[i] as number), 0) / 3;
      return near(diagonal([mean, mean, mean]), (1 + 3 * (n - 1)) / (3 * n + 5 + 2 + 3));
    },
  ],
] as const)('%s: the estimate of one class is the mode by hand', async (covariance, byHand) => {
  const { parameters, info } = await made(covariance, 1, 1).fit(complete);
  expect(parameters.blocks.yzx.covariances[0]).toEqual(byHand(covarianceOf(['y', 'z', 'x']), complete.length));
  expect(info.objective).toBeCloseTo(info.logLikelihood + info.logPrior, 9);
  expect(info.logPrior).not.toBe(0);
});

const diagonal = (values: readonly number[]) => values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));

test('weights count as rows', async () => {
  const model = made('full', 2, 1);
  const weights = complete.map((_, i) => i % 3);
  const repeated = complete.flatMap((row, i) => new Array<typeof row>(i % 3).fill(row));
  const weighted = await model.fit(complete, { ...one, weights });
  const prior = (await model.fit(repeated, one)).toJSON().model.features[0]?.prior;
  expect(weighted.toJSON().model.features[0]?.prior?.scale).toEqual(near(prior?.scale ?? []));
});

test('with missing cells: variances of what is there, correlations of the rows that have both', async () => {
  const { toJSON } = await made('full', 1, 1).fit(
    rows.map(({ x, y, z }) => ({ x, y, z })),
    one,
  );
  const scale = toJSON().model.features[0]?.prior?.scale as readonly number[][];
  const pair = rows.flatMap(({ x, y, z }) => (y === null || z === null ? [] : [{ x: x ?? 0, y, z }]));
  const [[yy = 0, yz = 0] = [], [, zz = 0] = []] = covarianceOf(['y', 'z'], pair);
  const alone = rows.flatMap(({ y }) => (y === null ? [] : [{ x: 0, y, z: 0 }]));
  expect(scale[0]?.[0]).toBeCloseTo(covarianceOf(['y'], alone)[0]?.[0] as number, 10);
  const correlation = (scale[0]?.[1] as number) / Math.sqrt((scale[0]?.[0] as number) * (scale[1]?.[1] as number));
  expect(correlation).toBeCloseTo(yz / Math.sqrt(yy * zz), 10);
  expect(scale[1]?.[0]).toBe(scale[0]?.[1]);
});

test('columns in step have no covariance matrix to begin with: their variances stand in', async () => {
  const twice = mixture({
    classes: 1,
    columns: { x: gaussian(), y: gaussian() },
    blocks: { xy: { columns: ['x', 'y'] } },
    prior: { covariance: 1 },
  });
  const { toJSON } = await twice.fit([1, 2, 4, 7].map((x) => ({ x, y: 2 * x })));
  expect(toJSON().model.features[0]?.prior?.scale).toEqual(near(diagonal([7, 28])));
});

test('pseudo-counts centred on the margins, by hand where all classes are known', async () => {
  const model = mixture({
    classes: ['low', 'high'],
    columns: { d: categorical(['a', 'b', 'c']), e: bernoulli() },
    prior: { pseudoCount: 3, centre: 'margins' },
  });
  expect(model.toJSON().prior).toBeUndefined();
  const data = { d: ['a', 'a', 'b', 'b', null, 'a'] as const, e: [0, 1, 1, 1, 1, 0] as const };
  const known = ['low', 'low', 'low', 'high', 'high', 'low'];
  const { parameters, toJSON } = await model.fit(data, { known });
  const { features, prior } = toJSON().model;
  expect(prior).toEqual({ pseudoCount: 1.5 });
  expect(features[0]?.prior?.pseudoCounts).toEqual([0.9, 0.6, 0].map((value) => expect.closeTo(value, 12)));
  const [low, high] = parameters.classes;
  expect(low?.d.a).toBeCloseTo((3 + 0.9) / (4 + 1.5), 12);
  expect(high?.d.b).toBeCloseTo((1 + 0.6) / (1 + 1.5), 12);
  expect(low?.d.c).toBe(0);
  expect(high?.e).toBeCloseTo((2 + 1.5 * (4 / 6)) / (2 + 1.5), 12);
  expect(parameters.weights[0]).toBeCloseTo((4 + 1.5) / (6 + 3), 12);
});

test('a fit’s document repeats the fit: its priors are numbers', async () => {
  const model = mixture({
    classes: 2,
    columns: { ...columns, e: bernoulli() },
    blocks: { yz: { columns: ['y', 'z'] } },
    prior: { pseudoCount: 1, centre: 'margins', covariance: 1 },
  });
  const data = rows.map(({ x, y, z, smokes: e }) => ({ x, y, z, e }));
  const first = await model.fit(data, { starts: 2 });
  const text = data.map((row) => ({ ...row, e: row.e === null ? null : String(row.e) }));
  const again = await modelFromJSON(first.toJSON().model).fit(text, { starts: 2 });
  expect(again.toJSON().model).toEqual(first.toJSON().model);
  expect(again.info.trace).toEqual(first.info.trace);
});

test('a prior of the feature’s own is kept, and allows a constant column', async () => {
  const prior = { mean: [4], shrinkage: 0.01, degreesOfFreedom: 3, scale: [[2]] };
  const document: MixtureDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: ['1'] },
    features: [{ name: 'x', family: 'gaussian', prior }],
  };
  const { toJSON } = await modelFromJSON(document).fit({ x: [4, 4, 4, null] });
  const { features, parameters } = toJSON().model;
  expect(features[0]?.prior).toEqual(prior);
  // Beside a column that is not constant, in two classes, the same.
  const pair = {
    ...document,
    latent: { name: 'class', levels: ['1', '2'] },
    features: [
      {
        name: 'xy',
        family: 'gaussian',
        columns: ['x', 'y'],
        prior: {
          ...prior,
          mean: [4, 4],
          scale: [
            [2, 0],
            [0, 2],
          ],
        },
      },
    ],
  };
  const { info } = await modelFromJSON(pair).fit({ x: [4, 4, 4, 4, 4, 4], y: [1, 2, 1.5, 7, 8, 7.5] });
  expect(info.converged).toBe(true);
  expect(parameters?.['x']).toEqual({ mean: [[4]], variance: [[expect.closeTo(2 / (3 + 3 + 3), 12)]] });
});

test.each([
  [{}],
  [{ covariance: -1 }],
  [{ covariance: Number.NaN }],
  [{ covariance: Number.POSITIVE_INFINITY }],
  [{ pseudoCount: 1, centre: 'median' }],
  [{ centre: 'margins', covariance: 1 }],
  [{ pseudoCount: 1, covarience: 1 }],
  [null],
  [3],
])('the prior %j is refused', (prior) => {
  expect(() => mixture({ classes: 2, columns, prior: prior as never })).toThrow(
    expect.objectContaining({ code: 'BAD_OPTION', where: { option: 'prior' } }),
  );
});
