import { expect, test } from 'vitest';
import { assign } from '../../src/math/index.ts';
import { createRandom } from '../../src/random/index.ts';

/** All ways to give each row a column of its own, or, of more rows than columns, to leave some over. */
function* ways(rows: number, columns: number, taken: readonly number[] = []): Generator<readonly number[]> {
  if (taken.length === rows) {
    if (taken.filter((column) => column >= 0).length === Math.min(rows, columns)) yield taken;
    return;
  }
  for (let column = -1; column < columns; column++)
    if (column < 0 || !taken.includes(column)) yield* ways(rows, columns, [...taken, column]);
}

const total = (cost: readonly (readonly number[])[], match: readonly number[]): number =>
  match.reduce((sum, column, row) => sum + (column < 0 ? 0 : (cost[row]?.[column] as number)), 0);

test('no assignment is cheaper, of any shape up to 5 × 4', () => {
  const random = createRandom(1);
  for (let rows = 1; rows <= 5; rows++)
    for (let columns = 1; columns <= 4; columns++)
      for (let repeat = 0; repeat < 5; repeat++) {
        const cost = Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.uniform()));
        const match = assign(cost);
        expect([...ways(rows, columns)]).toContainEqual(match);
        const least = Math.min(...[...ways(rows, columns)].map((way) => total(cost, way)));
        expect(total(cost, match)).toBeCloseTo(least, 12);
      }
});

test('equal costs are assigned in order, nothing to nothing', () => {
  expect(
    assign([
      [1, 1],
      [1, 1],
    ]),
  ).toEqual([0, 1]);
  expect(assign([])).toEqual([]);
});
