import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignedRuns, createTreeSum } from '../../src/statistics/index.ts';

/** The tree by its definition: split at the largest power of two below the number of leaves. */
function treeSum(leaves: readonly number[]): number {
  if (leaves.length === 1) return leaves[0] as number;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return treeSum(leaves.slice(0, half)) + treeSum(leaves.slice(half));
}

test('the counter builds the fixed tree, bit for bit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e10, max: 1e10 }), { minLength: 1, maxLength: 70 }),
      (leaves) => {
        const sum = createTreeSum(1);
        for (const leaf of leaves) sum.push(Float64Array.of(leaf));
        expect(sum.total()[0]).toBe(treeSum(leaves));
      },
    ),
    { seed: 1 },
  );
});

test('a leaf may be overwritten after it was pushed, and no leaf sums to zero', () => {
  const sum = createTreeSum(2);
  const leaf = Float64Array.of(1, 2);
  sum.push(leaf);
  leaf.fill(9);
  expect(Array.from(sum.total())).toEqual([1, 2]);
  expect(Array.from(createTreeSum(2).total())).toEqual([0, 0]);
});

test('aligned runs are the fewest subtrees, and their sums give the bits of the leaves', () => {
  expect(alignedRuns(3, 8)).toEqual([
    { first: 3, level: 0 },
    { first: 4, level: 2 },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e10, max: 1e10 }), { minLength: 1, maxLength: 70 }),
      fc.nat(),
      (leaves, at) => {
        const cut = at % (leaves.length + 1);
        const sum = createTreeSum(1);
        for (const { first, level } of [...alignedRuns(0, cut), ...alignedRuns(cut, leaves.length)]) {
          expect(first % 2 ** level).toBe(0);
          sum.push(Float64Array.of(treeSum(leaves.slice(first, first + 2 ** level))), level);
        }
        expect(sum.total()[0]).toBe(treeSum(leaves));
      },
    ),
    { seed: 2 },
  );
});

test('a subtree that does not begin where it stands is refused', () => {
  const sum = createTreeSum(1);
  sum.push(Float64Array.of(1));
  expect(() => sum.push(Float64Array.of(1), 1)).toThrow(RangeError);
});
