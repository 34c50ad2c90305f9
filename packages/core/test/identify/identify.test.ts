import { describe, expect, test } from 'vitest';
import { isCheap } from '../../src/api/identifiability.ts';
import { allCells } from '../../src/identify/cells.ts';
import { completeMask, masksOf } from '../../src/identify/index.ts';
import { closedTables } from '../../src/identify/slopes.ts';
import type { Mixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import type { Patterns } from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { at, before, binary, identifiabilityOf, items, modelOf, patternsOf, pointOf, probability } from './support.ts';

describe('known ranks', () => {
  test('four binary items in three classes: 13 of 14 (Goodman 1974)', () => {
    expect(before(modelOf(3, binary(4)))).toMatchObject({
      identified: false,
      rank: 13,
      genericRank: 13,
      freeParameters: 14,
      weakest: 0,
    });
  });

  test.each([
    [1, 1, 3],
    [2, 3, 5],
    [3, 7, 7],
    [4, 9, 9],
  ])('%i words on one of two thoughts: %i of %i', (words, rank, freeParameters) => {
    const found = before(modelOf(2, binary(words)));
    expect(found).toMatchObject({ rank, freeParameters, identified: rank === freeParameters });
    expect(found.directions).toHaveLength(freeParameters - rank);
    expect(found.weakest > 1e-4).toBe(found.identified);
  });

  test('thoughts and words apart: 2 of 3; together in one row in a hundred: 3 of 3', () => {
    const model = modelOf(2, [2]);
    expect(before(model, patternsOf(model, [...rowsOf([1, 0], 50), ...rowsOf([0, 2], 50)]))).toMatchObject({ rank: 2 });
    const seen = patternsOf(model, [...rowsOf([1, 0], 50), ...rowsOf([2, 0], 49), [1, 2]]);
    expect(before(model, seen)).toMatchObject({ rank: 3, identified: true });
    expect(
      before(
        model,
        patternsOf(
          model,
          [
            [1, 0],
            [1, 2],
          ],
          [1, 0],
        ),
      ),
    ).toMatchObject({ rank: 1 });
  });

  test('one class is always identified; a saturated table of one item is not in two', () => {
    expect(before(modelOf(1, [2, 3, 4]))).toMatchObject({ rank: 6, identified: true });
    expect(before(modelOf(2, [300]))).toMatchObject({ rank: 299, freeParameters: 599 });
  });

  test('two equal classes determine the margins only', () => {
    const model = modelOf(2, binary(4));
    const chances = [0.37, 0.2, 0.6, 0.5];
    const saddle = pointOf([0.3, 0.7], ...chances.map((chance) => items(chance, chance)));
    expect(at(model, saddle)).toMatchObject({ rank: 4, genericRank: 9, identified: false });
  });
});

describe('above 10⁵ cells', () => {
  test.each([0, 4, 6, 8, 10, 18])('18 binary items, %i of them at 0 in a class: 37 of 37', (zeros) => {
    const model = modelOf(2, binary(18));
    const tables = binary(18).map((_, j) => items(j < zeros ? 0 : 0.2, 0.8));
    expect(at(model, pointOf([0.5, 0.5], ...tables))).toMatchObject({ rank: 37, identified: true });
  });

  test.each([0, 1e-300, 1e-40, 1e-12, 1e-6])(
    'all items within %d of 0 in one class and of 1 in the other: 37 of 37',
    (chance) => {
      const found = at(modelOf(2, binary(18)), pointOf([0.5, 0.5], ...binary(18).map(() => items(chance, 1 - chance))));
      expect(found).toMatchObject({ rank: 37, identified: true });
      expect(found.weakest).toBeGreaterThan(1e-4);
    },
  );

  test('12 items of three levels, two of which a class never has: 49 of 49', () => {
    const model = modelOf(2, new Array<number>(12).fill(3));
    const tables = model.blocks.map((_, j) => [j < 6 ? [1, 0, 0] : [0.3, 0.3, 0.4], [0.25, 0.25, 0.5]]);
    expect(at(model, pointOf([0.5, 0.5], ...tables))).toMatchObject({ rank: 49, identified: true });
  });

  test('150 items, half of them at 0 in a class, are finite', () => {
    const model = modelOf(2, binary(150));
    const tables = model.blocks.map((_, j) => items(j % 2 === 0 ? 0 : 0.3, 0.8));
    const found = at(model, pointOf([0.5, 0.5], ...tables));
    expect(found).toMatchObject({ rank: 301, identified: true });
    expect(found.weakest).toBeGreaterThan(1e-4);
  });

  test('deficient ranks: two equal classes among three; an item that no row shows', () => {
    const chance = (j: number) => 0.2 + 0.03 * j;
    const tables = binary(18).map((_, j) => items(chance(j), chance(j), 0.9 - 0.02 * j));
    expect(at(modelOf(3, binary(18)), pointOf([0.3, 0.3, 0.4], ...tables))).toMatchObject({
      rank: 37,
      freeParameters: 56,
      genericRank: 56,
    });
    const model = modelOf(2, binary(19));
    expect(before(model, patternsOf(model, [[...rowsOf(1, 18), 0, 0]]))).toMatchObject({
      rank: 37,
      freeParameters: 39,
    });
  });

  test('a single row in a hundred that shows two halves together links their classes', () => {
    // 18 items determine the class sizes (37 parameters); the table of the other two, given these, three of their four.
    const model = modelOf(2, binary(20));
    const half = (shown: (j: number) => boolean) => [...binary(20).map((_, j) => (shown(j) ? 1 : 0)), 0];
    const apart = [
      ...rowsOf(
        half((j) => j < 2),
        50,
      ),
      ...rowsOf(
        half((j) => j >= 2),
        50,
      ),
    ];
    expect(before(model, patternsOf(model, apart))).toMatchObject({ rank: 40, freeParameters: 41 });
    expect(before(model, patternsOf(model, [...apart, half(() => true)]))).toMatchObject({ rank: 41 });
    expect(before(model, patternsOf(model, [...apart, half((j) => j > 0), half((j) => j !== 1)]))).toMatchObject({
      rank: 41,
    });
  });
});

describe('derivatives that are exactly zero', () => {
  test('only class sizes are free and the items are the same in all classes: 0', () => {
    const fixed = ['x0', 'x1', 'x2'];
    const same = [0.23, 0.37, 0.71].map((chance) => items(chance, chance));
    const found = at(modelOf(2, binary(3), fixed), pointOf([0.4, 0.6], ...same));
    expect(found).toMatchObject({ rank: 0, freeParameters: 1, weakest: 0 });
    expect(found.directions).toHaveLength(1);
    // The same products in another order.
    const turned = pointOf([0.2, 0.3, 0.5], items(0.3, 0.7, 0.5), items(0.6, 0.6, 0.6), items(0.1, 0.1, 0.1));
    expect(at(modelOf(3, binary(3), fixed), turned)).toMatchObject({ rank: 1, freeParameters: 2 });
  });

  test.each([4, 18])(
    'a class of size 0 among %i binary items: its own items are not determined, its size is',
    (count) => {
      const model = modelOf(2, binary(count));
      const tables = binary(count).map((_, j) => items(0.37, 0.8 - 0.03 * j));
      const found = at(model, pointOf([1, 0], ...tables));
      expect(found).toMatchObject({ rank: count + 1, genericRank: 2 * count + 1 });
      expect(found.directions).toHaveLength(count);
      for (const direction of found.directions) expect([direction[0], direction[1]]).toEqual([0, 0]);
      const small = at(model, pointOf([1 - 1e-9, 1e-9], ...tables));
      expect(small).toMatchObject({ rank: 2 * count + 1, identified: true });
    },
  );

  test('a class of size 0 that is like another: not even its size', () => {
    const model = modelOf(2, binary(4));
    const tables = binary(4).map((_, j) => items(0.3 + 0.1 * j, 0.3 + 0.1 * j));
    expect(at(model, pointOf([1, 0], ...tables))).toMatchObject({ rank: 4 });
  });
});

describe('fixed blocks', () => {
  test('known items determine the class size; a known class size leaves one direction of a word', () => {
    const model = modelOf(2, [2], ['x0']);
    expect(at(model, pointOf([0.4, 0.6], items(0.2, 0.9)))).toMatchObject({ rank: 1, identified: true });
    const sizes = modelOf(2, [2], ['class']);
    const found = at(sizes, pointOf([0.4, 0.6], items(0.2, 0.9)));
    expect(found).toMatchObject({ rank: 1, freeParameters: 2 });
    const [direction] = found.directions;
    expect((direction as number[]).slice(0, 2)).toEqual([0, 0]);
    expect(((direction as number[])[3] as number) / ((direction as number[])[5] as number)).toBeCloseTo(-1.5, 9);
  });

  test('nothing free', () => {
    const model = modelOf(2, [2], ['class', 'x0']);
    expect(at(model, pointOf([0.4, 0.6], items(0.2, 0.9)))).toMatchObject({
      rank: 0,
      identified: true,
      directions: [],
    });
  });
});

describe('directions', () => {
  const four = modelOf(3, binary(4));
  const interior = pointOf(
    [0.2, 0.3, 0.5],
    items(0.1, 0.5, 0.7),
    items(0.3, 0.2, 0.9),
    items(0.6, 0.4, 0.8),
    items(0.25, 0.75, 0.5),
  );
  const boundary = pointOf(
    [0.2, 0.3, 0.5],
    items(0, 0.5, 1),
    items(0.3, 0, 0.9),
    items(1, 0.4, 0.8),
    items(0.25, 0.75, 0),
  );
  const word = modelOf(2, [2, 3]);
  const emptyClass = pointOf([1, 0], items(0.3, 0.8), [
    [0.2, 0.3, 0.5],
    [0.5, 0.25, 0.25],
  ]);
  const seven = modelOf(5, new Array<number>(7).fill(3));
  const twins = drawn(seven, 5);
  twins.copyWithin(0, 1, 2);
  for (const { offset, size } of seven.parameters.blocks.slice(1))
    twins.copyWithin(offset, offset + size / 5, offset + (2 * size) / 5);

  test.each<[string, Mixture, Float64Array, Patterns | undefined]>([
    ['inside', four, interior, undefined],
    ['at a boundary', four, boundary, undefined],
    ['at an empty class', word, emptyClass, undefined],
    [
      'with cells missing',
      four,
      interior,
      patternsOf(four, [
        [1, 1, 0, 0, 0],
        [0, 1, 1, 1, 0],
        [1, 0, 0, 0, 2],
      ]),
    ],
    ['of many cells', seven, twins, undefined],
  ])('%s: no probability changes along them, and there are p − rank independent ones', (_, model, point, patterns) => {
    const found = at(model, point, patterns);
    expect(found.rank).toBeLessThan(found.freeParameters);
    expect(found.directions).toHaveLength(found.freeParameters - found.rank);
    const masks = patterns ? finishNow(masksOf(patterns)) : completeMask(model.blocks.length);
    const cells = [
      ...allCells(
        masks,
        closedTables(model).map((block) => block.levels),
        model.classes,
      ),
    ];
    for (const direction of found.directions) {
      expect(Math.hypot(...direction)).toBeCloseTo(1, 12);
      for (const { offset, size, shape } of model.parameters.blocks) {
        const width = shape.at(-1) as number;
        for (let first = offset; first < offset + size; first += width)
          expect(Math.abs(direction.slice(first, first + width).reduce((sum, value) => sum + value, 0))).toBeLessThan(
            1e-12,
          );
      }
      const moved = (step: number) => point.map((value, i) => value + step * (direction[i] as number));
      const [up, down] = [moved(1e-4), moved(-1e-4)];
      for (const cell of cells) {
        const slope = (probability(model, up, cell) - probability(model, down, cell)) / 2e-4;
        expect(Math.abs(slope)).toBeLessThan(1e-7);
      }
    }
    expect(independent(found.directions)).toBe(true);
  });
});

test('the rank at a boundary of few cells is that of the differences of all cells', () => {
  const model = modelOf(2, binary(5));
  const point = pointOf([0.4, 0.6], items(0, 0.8), items(0, 0.7), items(0, 1), items(0.2, 0.9), items(1, 0.3));
  expect(at(model, point)).toMatchObject({ rank: 11, identified: true });
  // With all zero in both classes nothing but zeros tells the classes apart: the first three items say which class it is.
  const split = pointOf([0.4, 0.6], ...binary(5).map(() => items(0, 1)));
  expect(at(model, split)).toMatchObject({ rank: 11, identified: true });
  // Both classes are the same point: only what raises one item at a time shows, and it does not say in which class.
  const point0 = pointOf([0.4, 0.6], ...binary(5).map(() => items(0, 0)));
  expect(at(model, point0)).toMatchObject({ rank: 5, genericRank: 11 });
});

test('14 items in masks of two: the class sizes are not determined', () => {
  const model = modelOf(2, binary(14));
  const pairs = model.blocks.flatMap((_, a) =>
    model.blocks.slice(a + 1).map((_, b) => [...binary(14).map((_, j) => (j === a || j === a + 1 + b ? 1 : 0)), 0]),
  );
  // Pairs determine means and covariances, those by the 14 differences of the classes times √(π(1 − π)): 14 + 14.
  expect(before(model, patternsOf(model, pairs))).toMatchObject({ rank: 28, freeParameters: 29 });
});

test('the same bits each time, from a model and from complete data', () => {
  const model = modelOf(3, binary(18));
  const one = before(model);
  expect(before(model)).toEqual(one);
  const masks = patternsOf(model, [[...rowsOf(1, 18), 0]]);
  const identifiability = identifiabilityOf(model, masks);
  expect(finishNow(identifiability.before(undefined))).toEqual(one);
});

test('cheap: by itself up to some 400 parameters, more where the fit is long', () => {
  const few = modelOf(3, binary(100));
  const many = modelOf(5, binary(150));
  const patterns = (count: number): Patterns => ({ ...patternsOf(many, []), count });
  expect(isCheap(few, patterns(10))).toBe(true);
  expect(isCheap(many, patterns(10))).toBe(false);
  expect(isCheap(many, patterns(200_000))).toBe(true);
  expect(isCheap(modelOf(5, binary(500)), patterns(1e9))).toBe(false);
});

function rowsOf<T>(row: T, count: number): T[] {
  return new Array<T>(count).fill(row);
}

function drawn(model: Mixture, seed: number): Float64Array {
  const knownClasses = new Float64Array(model.classes);
  return model.start(createRandom(seed), { weight: 0, margins: [], columns: [], knownClasses });
}

/** Gram–Schmidt leaves something of every vector. */
function independent(vectors: readonly (readonly number[])[]): boolean {
  const basis: number[][] = [];
  return vectors.every((vector) => {
    let rest = [...vector];
    for (let pass = 0; pass < 2; pass++)
      for (const other of basis) {
        const along = rest.reduce((sum, value, i) => sum + value * (other[i] as number), 0);
        rest = rest.map((value, i) => value - along * (other[i] as number));
      }
    const length = Math.hypot(...rest);
    basis.push(rest.map((value) => value / length));
    return length > 1e-6;
  });
}
