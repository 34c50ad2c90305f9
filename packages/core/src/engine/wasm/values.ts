import type { Patterns } from '../../patterns/index.ts';

/** Copies the columns of numbers that a block reads, row-major. */
export function copyValues(
  { values, columns: width, count }: Patterns,
  { column, columns }: { readonly column: number; readonly columns: number },
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++)
    for (let j = 0; j < columns; j++) out[i * columns + j] = values[i * width + column + j] as number;
}
