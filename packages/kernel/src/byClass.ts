/** Rows that a column of a block by class has room for. */
export const COLUMN_ROWS = 128;

/** Numbers that a class has as parameters, and as many sums: 1, a mean a column, a triangle. */
export function gaussianSizeByClass(columns: number): number {
  return 1 + columns + (columns * (columns + 1)) / 2;
}

/**
 * Bytes of scratch that addGaussianByClass and countGaussianByClass need, for any number of rows and classes.
 *
 * @param columns columns of the block
 * @example gaussianScratchByClass(2) // 5632: five columns of doubles, one of places
 */
export function gaussianScratchByClass(columns: number): number {
  return COLUMN_ROWS * (8 * (2 * columns + 1) + 4);
}
