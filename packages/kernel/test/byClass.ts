import { COLUMN_ROWS, evenWidth } from '../src/index.ts';

/** rows × count numbers as columns of 128; `rest` fills the columns up. */
export function columnsOf(numbers: Float64Array, rows: number, count: number, rest: number): Float64Array {
  const columns = new Float64Array(count * COLUMN_ROWS).fill(rest);
  for (let i = 0; i < rows * count; i++) {
    columns[(i % count) * COLUMN_ROWS + Math.floor(i / count)] = numbers[i] as number;
  }
  return columns;
}

/** The rows of a block by class as lane rows; what pads them is taken from `lanes`. */
export function lanesOf(block: Float64Array, classes: number, lanes: Float64Array): Float64Array {
  const width = evenWidth(classes);
  return lanes.map((x, i) => (i % width < classes ? entry(block, Math.floor(i / width), i % width) : x));
}

/** The classes' rows of lane rows as a block by class; NaN in the rows that nobody may count. */
export function blockOf(lanes: Float64Array, rows: number, classes: number): Float64Array {
  const width = evenWidth(classes);
  return columnsOf(
    lanes.filter((_, i) => i % width < classes),
    rows,
    classes,
    Number.NaN,
  );
}

/** Numbers class by class as lane rows, and what stands in the padding lanes. */
export function transposed(byClass: Float64Array, classes: number, padding = 0): Float64Array {
  const width = evenWidth(classes);
  const count = byClass.length / classes;
  return Float64Array.from({ length: count * width }, (_, i) =>
    i % width < classes ? (byClass[(i % width) * count + Math.floor(i / width)] as number) : padding,
  );
}

function entry(block: Float64Array, row: number, k: number): number {
  return block[k * COLUMN_ROWS + row] as number;
}
