import { evenWidth } from '../src/index.ts';

export const CLASSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17] as const;

/** A block of log-probabilities: −Infinity in the padding lane and, with some probability, elsewhere. */
export function randomLogBlock(random: () => number, rows: number, classes: number): Float64Array {
  return block(rows, classes, -Infinity, () => (random() < 0.05 ? -Infinity : -50 * random()));
}

/** A block of weighted responsibilities: 0 in the padding lane, often elsewhere, and in whole rows. */
export function randomBlock(random: () => number, rows: number, classes: number): Float64Array {
  let row = -1;
  let all = 1;
  return block(rows, classes, 0, (at) => {
    if (at !== row) all = random() < 0.2 ? 0 : 1;
    row = at;
    return random() < 0.2 ? 0 : all * 3 * random();
  });
}

/** rows × classes numbers as lane rows, and what stands in the padding lanes. */
export function lanes(classes: number, numbers: Float64Array, padding = 0): Float64Array {
  const at = (row: number, k: number) => numbers[row * classes + k] as number;
  const width = evenWidth(classes);
  return Float64Array.from({ length: (numbers.length / classes) * width }, (_, i) =>
    i % width < classes ? at(Math.floor(i / width), i % width) : padding,
  );
}

function block(rows: number, classes: number, padding: number, cell: (row: number) => number): Float64Array {
  const numbers = Float64Array.from({ length: rows * classes }, (_, i) => cell(Math.floor(i / classes)));
  return lanes(classes, numbers, padding);
}

/** Where the law «the same bits anywhere in memory» is tried. */
export const ADDRESSES: [string, number][] = [
  ['just above 2 GiB', 2 ** 31],
  ['across 2 GiB', 2 ** 31 - 2048],
  ['above 3 GiB', 3 * 2 ** 30 + 12345],
];
