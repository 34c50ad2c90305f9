import { describe, expect, test } from 'vitest';
import { evenWidth, expectScratch } from '../src/index.ts';
import { CLASSES, lanes } from './blocks.ts';
import { guarded } from './guarded.ts';
import { newKernel, randomFrom } from './kernel.ts';
import { randomProblem, type Shape } from './problem.ts';
import { agreement, type Problem, referencePass } from './reference.ts';

const kernel = newKernel();
const numbers = (seed: number, length: number) => Float64Array.from({ length }, randomFrom(seed));

describe.each(CLASSES)('rows of %d classes', (classes) => {
  const width = evenWidth(classes);
  test.each([0, 1, 7])('%d of them: each operation is what it says', (n) => {
    const arrays = { source: numbers(1, n * width), row: numbers(2, width), out: numbers(3, n * width) };
    const lane = (i: number) => i % width;
    const { multiplyRows, sumRows } = kernel.passes;
    const product = guarded(kernel, arrays, ['out'], (at) => multiplyRows(n, width, at.source, at.row, at.out)).out;
    expect(product).toEqual(arrays.source.map((x, i) => x * (arrays.row[lane(i)] as number)));
    const own = guarded(kernel, arrays, ['source'], (at) =>
      multiplyRows(n, width, at.source, at.row, at.source),
    ).source;
    expect(own, 'in its own place').toEqual(product);
    const total = guarded(kernel, arrays, ['row'], (at) => sumRows(n, width, at.source, at.row)).row;
    const wanted = arrays.row.slice();
    arrays.source.forEach((x, i) => {
      wanted[lane(i)] = (wanted[lane(i)] as number) + x;
    });
    expect(total).toEqual(wanted);
  });
});

describe.each(CLASSES)('groups of items, %d classes', (classes) => {
  const width = evenWidth(classes);
  // By group and item the rows of its codes: of a missing cell row 0, one item with a single code.
  const groups = [
    [[1, 2, 3], [4], [0, 5]],
    [[6, 0]],
    [
      [7, 8],
      [9, 10, 11],
    ],
  ];
  const itemRows = 12;
  const combinations = groups.flatMap((group) => {
    const own = group.reduce<number[][]>((list, rows) => rows.flatMap((row) => list.map((one) => [...one, row])), [[]]);
    return own;
  });
  const steps = (order: (group: readonly number[][]) => readonly number[]): Uint32Array => {
    const out: number[] = [];
    let first = 1;
    for (const group of groups) {
      const strides = group.map((_, m) => group.slice(0, m).reduce((size, rows) => size * rows.length, 1));
      for (const m of order(group)) {
        const rows = group[m] as number[];
        out.push(first, strides[m] as number, rows.length, m === 0 ? 1 : 0, ...rows);
      }
      first += group.reduce((size, rows) => size * rows.length, 1);
    }
    return Uint32Array.from(out);
  };
  const places = (group: readonly number[][]): number[] => [...group.keys()];

  test('a row of the joint table is the product of its items', () => {
    const items = numbers(4, itemRows * width).fill(1, 0, width);
    const joint = numbers(5, (combinations.length + 1) * width);
    const arrays = { steps: steps(places), items, joint };
    const found = guarded(kernel, arrays, ['joint'], (at) =>
      kernel.passes.multiplyGroups(at.steps, at.steps + arrays.steps.byteLength, width, at.items, at.joint),
    ).joint;
    const wanted = combinations.flatMap((rows) =>
      Array.from({ length: width }, (_, k) => rows.reduce((p, row) => p * (items[row * width + k] as number), 1)),
    );
    expect([...found]).toEqual([...joint.subarray(0, width), ...wanted]);
  });

  test('counts go to each item of their row', () => {
    // Whole numbers, so that sums are exact in any order.
    const joint = numbers(6, (combinations.length + 1) * width).map((x) => Math.round(1e6 * x));
    const items = numbers(7, itemRows * width).map((x) => Math.round(1e6 * x));
    const arrays = { steps: steps((group) => places(group).reverse()), items, joint };
    const found = guarded(kernel, arrays, ['joint', 'items'], (at) =>
      kernel.passes.sumGroups(at.steps, at.steps + arrays.steps.byteLength, width, at.joint, at.items),
    ).items;
    const wanted = items.slice();
    combinations.forEach((rows, i) => {
      for (const row of rows)
        for (let k = 0; k < width; k++)
          wanted[row * width + k] = (wanted[row * width + k] as number) + (joint[(i + 1) * width + k] as number);
    });
    expect(found).toEqual(wanted);
  });
});

describe('codes that stand for two items', () => {
  const shape: Shape = {
    seed: 5,
    rows: 150,
    classes: 3,
    items: 6,
    levels: 3,
    missing: 0.2,
    impossible: 0,
    weightless: 0.1,
  };

  test.each([1, 2, 3, 8, 9, 16])('%d classes: the same as the items, also where products do not tell', (classes) => {
    for (const [items, impossible] of [
      [6, 0],
      [6, 0.3],
      [300, 0],
      [300, 0.05],
    ] as const) {
      const problem = randomProblem({ ...shape, classes, items, impossible });
      const wanted = referencePass(problem);
      const found = pairedPass(problem);
      const relative = agreement(problem);
      expect(
        Math.abs(found.total - wanted.total) <= relative * Math.abs(wanted.total) || found.total === wanted.total,
      ).toBe(true);
      found.tableCounts.forEach((count, i) => {
        // Row 0 has the missing cells, of which a pair of two has but one.
        const own = wanted.tableCounts[i] as number;
        if (i >= classes) expect(Math.abs(count - own)).toBeLessThanOrEqual(relative * own + 1e-228);
      });
    }
  });
});

/** The pass over pairs of items, each pair of table rows that occurs being one row, and its counts added back to both. */
function pairedPass({ rows, classes, items, logWeights, table, codes, weights }: Problem) {
  const width = evenWidth(classes);
  const levels = table.length / classes;
  const logTable = Float64Array.of(...lanes(classes, table), ...lanes(classes, logWeights, -Infinity));
  const pairs = new Map<string, number>([['the class sizes', 0]]);
  const parts = [levels, 0];
  const isFirst = [false];
  const joint = Uint16Array.from({ length: (rows * items) / 2 }, (_, i) => {
    const pair = [codes[2 * i] as number, codes[2 * i + 1] as number];
    const begins = (2 * i) % items === 0; // the first pair has the class sizes in it
    const key = `${pair} ${begins}`;
    const known = pairs.get(key);
    if (known !== undefined) return known;
    parts.push(...pair);
    isFirst.push(begins);
    pairs.set(key, pairs.size);
    return pairs.size - 1;
  });
  const probability = (row: number, lane: number) => Math.exp(logTable[row * width + lane] as number);
  const products = Float64Array.from({ length: pairs.size * width }, (_, i) => {
    const [pair, lane] = [Math.floor(i / width), i % width];
    const both = probability(parts[2 * pair] as number, lane) * probability(parts[2 * pair + 1] as number, lane);
    return isFirst[pair] ? probability(levels, lane) * both : both;
  });
  const arrays = {
    ...{ logTable, products, weights, codes: joint, parts: Uint32Array.from(parts) },
    counts: new Float64Array(products.length),
    scratch: new Float64Array(expectScratch(width) / 8),
  };
  let total = Number.NaN;
  const { counts } = guarded(kernel, arrays, ['counts', 'scratch'], (at) => {
    const { expectTable16 } = kernel.passes;
    const { codes, weights, products, parts, logTable, counts, scratch } = at;
    total = expectTable16(rows, width, items / 2, codes, weights, products, parts, 2, logTable, counts, scratch);
  });
  const tableCounts = new Float64Array(table.length);
  for (let pair = 1; pair < pairs.size; pair++)
    for (const row of parts.slice(2 * pair, 2 * pair + 2))
      for (let k = 0; k < classes; k++)
        tableCounts[row * classes + k] =
          (tableCounts[row * classes + k] as number) + (counts[pair * width + k] as number);
  return { total, tableCounts };
}
