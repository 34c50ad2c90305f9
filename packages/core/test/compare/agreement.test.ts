import { expect, test } from 'vitest';
import { adjustedRand, agreementOf, kappa } from '../../src/compare/agreement.ts';
import { createPosterior } from '../../src/model/index.ts';
import { createRandom } from '../../src/random/index.ts';

/** The adjusted Rand index by its definition: pairs of rows that are together in both, less what is expected, over the largest less that. */
function randByPairs(a: readonly number[], b: readonly number[]): number {
  let [both, inA, inB, all] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      all++;
      if (a[i] === a[j]) inA++;
      if (b[i] === b[j]) inB++;
      if (a[i] === a[j] && b[i] === b[j]) both++;
    }
  return (both - (inA * inB) / all) / ((inA + inB) / 2 - (inA * inB) / all);
}

test('the adjusted Rand index is that of all pairs of rows', () => {
  const random = createRandom(3);
  for (let repeat = 0; repeat < 10; repeat++) {
    const draw = (classes: number) => Array.from({ length: 60 }, () => Math.floor(random.uniform() * classes));
    const [a, noise] = [draw(3), draw(4)];
    const b = a.map((k, row) => (random.uniform() < 0.7 ? 2 - k : (noise[row] as number)));
    const table = Array.from({ length: 3 }, (_, k) =>
      Array.from({ length: 4 }, (__, l) => a.filter((own, row) => own === k && b[row] === l).length),
    );
    expect(adjustedRand(table)).toBeCloseTo(randByPairs(a, b), 12);
  }
});

test('scikit-learn has the same of the same labels', () => {
  // adjusted_rand_score([0,0,0,1,1,1,2,2,2,2], [0,0,1,1,1,2,2,2,2,0]), cohen_kappa_score of the same
  const table = [
    [2, 1, 0],
    [0, 2, 1],
    [1, 0, 3],
  ];
  expect(adjustedRand(table)).toBeCloseTo(0.20454545454545456, 14);
  expect(kappa(table, [0, 1, 2])).toBeCloseTo(0.5454545454545454, 14);
});

test('the same partition, and partitions that leave nothing to say', () => {
  expect(
    adjustedRand([
      [0, 5],
      [7, 0],
    ]),
  ).toBe(1);
  expect(
    kappa(
      [
        [0, 5],
        [7, 0],
      ],
      [1, 0],
    ),
  ).toBe(1);
  expect(adjustedRand([[12]])).toBeNull();
  expect(
    adjustedRand([
      [1, 0],
      [0, 1],
    ]),
  ).toBeNull();
  expect(kappa([[12]], [0])).toBeNull();
});

test("Cohen's example (1960, table 1): 200 cases in three classes, kappa .492", () => {
  expect(
    kappa(
      [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      [0, 1, 2],
    ),
  ).toBeCloseTo(0.4915, 4);
});

test('rows enter by weight; impossible ones and those of weight 0 do not', () => {
  const a = createPosterior(2, Float64Array.of(0.9, 0.1, 0.2, 0.8, 0.5, 0.5, Number.NaN, Number.NaN, 0.3, 0.7));
  const b = createPosterior(3, Float64Array.of(0, 0, 1, 1, 0, 0, 0.1, 0.1, 0.8, 0, 0, 1, 0, 1, 0));
  expect(agreementOf([2, 0], a, b)).toMatchObject({ rows: 4, weight: 4, impossibleRows: 1, share: 0.75 });
  const agreement = agreementOf([2, 0], a, b, [2, 0.5, 0, 3, 1]);
  expect(agreement).toMatchObject({
    rows: 3,
    weight: 3.5,
    impossibleRows: 1,
    table: [
      [0, 0, 2],
      [0.5, 1, 0],
    ],
  });
  expect(agreement.share).toBeCloseTo(2.5 / 3.5, 15);
});

test('no row at all: nothing agrees, nothing is said', () => {
  const none = createPosterior(2, new Float64Array(0));
  expect(agreementOf([0, 1], none, none)).toMatchObject({ rows: 0, share: 0, adjustedRand: null, kappa: null });
});

test('posteriors of other rows are refused', () => {
  const even = (rows: number) => createPosterior(2, new Float64Array(2 * rows).fill(0.5));
  expect(() => agreementOf([0, 1], even(2), even(3))).toThrow(/of 2 and 3 rows/);
  expect(() => agreementOf([0, 1], even(2), even(2), [1])).toThrow(/with 1 weights/);
});
