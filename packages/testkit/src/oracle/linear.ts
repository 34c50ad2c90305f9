// Gaussian elimination with pivots; no Cholesky, which the library has.

/** Gauss–Jordan with partial pivots. */
export function invert(matrix: readonly (readonly number[])[]): number[][] {
  return eliminate(matrix).inverse;
}

/** log |det|. */
export function logDeterminant(matrix: readonly (readonly number[])[]): number {
  return eliminate(matrix).logDeterminant;
}

export function eliminate(matrix: readonly (readonly number[])[]): { inverse: number[][]; logDeterminant: number } {
  const n = matrix.length;
  const rows = matrix.map((line, i) => [...line, ...line.map((_, j) => (i === j ? 1 : 0))]);
  const entry = (i: number, j: number): number => (rows[i] as number[])[j] as number;
  let logDeterminant = 0;
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let i = column; i < n; i++) if (Math.abs(entry(i, column)) > Math.abs(entry(best, column))) best = i;
    [rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]];
    const pivot = entry(column, column);
    if (pivot === 0) throw new Error('the matrix is singular');
    logDeterminant += Math.log(Math.abs(pivot));
    rows[column] = (rows[column] as number[]).map((value) => value / pivot);
    for (let i = 0; i < n; i++) {
      const factor = entry(i, column);
      if (i !== column) rows[i] = (rows[i] as number[]).map((value, j) => value - factor * entry(column, j));
    }
  }
  return { inverse: rows.map((line) => line.slice(n)), logDeterminant };
}

export function multiply(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  const width = b[0]?.length ?? 0;
  return a.map((line) =>
    Array.from({ length: width }, (_, j) =>
      line.reduce((sum, value, i) => sum + value * ((b[i] as readonly number[])[j] as number), 0),
    ),
  );
}

/** Some rows and columns of a matrix. */
export const minor = (
  matrix: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): number[][] => rows.map((i) => columns.map((j) => (matrix[i] as readonly number[])[j] as number));
