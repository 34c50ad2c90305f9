import { type Arena, COLUMN_ROWS } from '@latent/kernel';
import type { Patterns } from '../../patterns/index.ts';

/** Numbers that the columns of `count` patterns take up, block by block. */
function sizeOf(count: number, columns: number): number {
  return Math.ceil(count / COLUMN_ROWS) * COLUMN_ROWS * columns;
}

/** Memory for the columns of numbers that a block reads. */
export function reserveColumns(arena: Arena, { count }: Patterns, columns: number): number {
  return arena.allocate(sizeOf(count, columns) * 8, 64);
}

/** Writes them: the patterns of a block of rows column by column, zeros after the last pattern. */
export function writeColumns(
  arena: Arena,
  pointer: number,
  { values, columns: width, count }: Patterns,
  { column, columns }: { readonly column: number; readonly columns: number },
): void {
  const out = arena.f64(pointer, sizeOf(count, columns)).fill(0);
  for (let i = 0; i < count; i++) {
    const row = i % COLUMN_ROWS;
    const to = (i - row) * columns + row;
    for (let j = 0; j < columns; j++) out[to + j * COLUMN_ROWS] = values[i * width + column + j] as number;
  }
}
