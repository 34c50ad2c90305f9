import { expect, test } from 'vitest';
import { allCells, cellCount } from '../../src/identify/cells.ts';
import { completeMask, type Masks, masksOf } from '../../src/identify/masks.ts';
import { finishNow } from '../../src/pass/index.ts';
import { codeColumns } from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { atPoint, binary, modelOf, patternsOf } from './support.ts';

/** Each mask as text: 1 = shown, the class last. */
const textOf = (masks: Masks, items: number): string[] =>
  Array.from({ length: masks.count }, (_, mask) => {
    const shown = Array.from({ length: items }, (_, j) => (masks.shows(mask, j) ? '1' : '0')).join('');
    return shown + (masks.knowsClass(mask) ? 'k' : '-');
  });

const found = (items: number, rows: readonly (readonly number[])[], weights?: readonly number[]): string[] =>
  textOf(finishNow(masksOf(patternsOf(modelOf(2, binary(items)), rows, weights))), items);

test('masks are those of the rows that count, without those inside others', () => {
  expect(
    found(3, [
      [1, 2, 0, 0],
      [0, 1, 1, 0],
      [2, 0, 0, 0],
      [0, 0, 0, 1],
    ]),
  ).toEqual(['110-', '011-', '000k']);
  expect(
    found(3, [
      [1, 2, 0, 0],
      [1, 1, 1, 0],
      [2, 0, 0, 1],
    ]),
  ).toEqual(['111-', '100k']);
  expect(
    found(3, [
      [1, 2, 0, 0],
      [1, 1, 1, 2],
      [2, 0, 0, 1],
    ]),
  ).toEqual(['111k']);
  expect(
    found(
      3,
      [
        [1, 2, 0, 0],
        [1, 1, 1, 0],
      ],
      [1, 0],
    ),
  ).toEqual(['110-']);
  expect(textOf(completeMask(2), 2)).toEqual(['11-']);
});

test('many features: every bit counts', () => {
  const row = (missing: number) => [...Array.from({ length: 70 }, (_, j) => (j === missing ? 0 : 1)), 0];
  const masks = found(70, [row(0), row(31), row(32), row(63), row(64), row(69), row(31)]);
  expect(masks.map((mask) => mask.indexOf('0'))).toEqual([0, 31, 32, 63, 64, 69]);
});

test('200,000 patterns of 60 features, a third of the cells missing: in slices', () => {
  const { uniform } = createRandom(3);
  const [count, items] = [200_000, 60];
  const codes = Uint8Array.from({ length: count * items }, () => (uniform() < 1 / 3 ? 0 : 1));
  const pass = masksOf({
    ...patternsOf(modelOf(2, binary(items)), []),
    count,
    codes: codeColumns(codes, items),
    weights: new Float64Array(count).fill(1),
  });
  let slices = 1;
  let slice = pass.next();
  for (; !slice.done; slice = pass.next()) slices++;
  expect(slices).toBeGreaterThan(200);
  // Some lie inside those that happen to show nearly everything.
  expect(slice.value.count).toBeGreaterThan(150_000);
  expect(slice.value.count).toBeLessThan(count);
});

test('leaving out masks inside others changes no rank', () => {
  const model = modelOf(2, [2, 3, 2]);
  const rows = [
    [1, 1, 0, 0],
    [0, 1, 1, 0],
    [1, 0, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 2],
  ];
  const all: Masks = {
    count: rows.length,
    shows: (mask, j) => rows[mask]?.[j] !== 0,
    knowsClass: (mask) => rows[mask]?.[3] !== 0,
  };
  const fewer = finishNow(masksOf(patternsOf(model, rows)));
  expect(fewer.count).toBe(3);
  const { uniform } = createRandom(8);
  for (let trial = 0; trial < 5; trial++) {
    const point = new Float64Array(model.parameters.size);
    for (const { offset, size, shape } of model.parameters.blocks)
      for (let i = offset; i < offset + size; i++) point[i] = (0.5 + uniform()) / (shape.at(-1) as number);
    for (const { offset, size, shape } of model.parameters.blocks) {
      const width = shape.at(-1) as number;
      for (let first = offset; first < offset + size; first += width) {
        const own = point.subarray(first, first + width);
        const total = own.reduce((sum, value) => sum + value, 0);
        own.forEach((value, i) => {
          own[i] = value / total;
        });
      }
    }
    expect(atPoint(model, fewer, point).rank).toBe(atPoint(model, all, point).rank);
  }
});

test('cells: as many as are counted, none twice', () => {
  const model = modelOf(3, [2, 3, 4]);
  const levels = [2, 3, 4];
  const masks = finishNow(
    masksOf(
      patternsOf(model, [
        [1, 1, 0, 0],
        [0, 1, 1, 0],
        [0, 0, 1, 2],
      ]),
    ),
  );
  const cells = [...allCells(masks, levels, 3)].map((cell) => cell.join());
  expect(cells).toHaveLength(6 + 12 + 12);
  expect(cellCount(masks, levels, 3, 1e5)).toBe(30);
  expect(new Set(cells).size).toBe(30);
  expect(cellCount(completeMask(40), binary(40), 2, 1e5)).toBeGreaterThan(1e5);
});
