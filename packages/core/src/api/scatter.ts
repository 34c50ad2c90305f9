import { cholesky } from '../math/index.ts';
import type { ColumnSummary, Patterns } from '../patterns/index.ts';

/**
 * The covariance matrix of columns of numbers, with the divisor n − 1. With missing cells: variances of the cells that are there, and
 * correlations of the rows that have both. Where that is not positive definite, or correlations are not asked for: the variances alone.
 *
 * @param first the first of the columns
 */
export function scatterOf(
  patterns: Patterns,
  first: number,
  columns: readonly ColumnSummary[],
  correlated: boolean,
): number[][] {
  const variances = columns.map(({ variance, weight }) => (weight > 1 ? (variance * weight) / (weight - 1) : variance));
  const matrix = columns.map((_, i) =>
    columns.map((_, j) => {
      if (i === j) return variances[i] as number;
      if (!correlated || j > i) return 0;
      const scale = Math.sqrt(variances[i] as number) * Math.sqrt(variances[j] as number);
      return scale * correlation(patterns, first, columns, i, j);
    }),
  );
  const size = columns.length;
  const definite = cholesky(Float64Array.from(matrix.flat()), size, new Float64Array(size * size));
  return matrix.map((row, i) =>
    row.map((value, j) =>
      i === j ? value : definite ? ((matrix[Math.max(i, j)] as number[])[Math.min(i, j)] as number) : 0,
    ),
  );
}

/** The correlation of two columns over the rows that have both; 0 where it is not defined. Sums are about the columns' means. */
function correlation(
  { values, weights, columns: width, count }: Patterns,
  first: number,
  columns: readonly ColumnSummary[],
  i: number,
  j: number,
): number {
  const [a, b] = [columns[i] as ColumnSummary, columns[j] as ColumnSummary];
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let pattern = 0; pattern < count; pattern++) {
    const weight = weights?.[pattern] ?? 1;
    const u = (values[pattern * width + first + i] as number) - a.mean;
    const v = (values[pattern * width + first + j] as number) - b.mean;
    if (Number.isNaN(u) || Number.isNaN(v) || weight === 0) continue;
    n += weight;
    x += weight * u;
    y += weight * v;
    xx += weight * u * u;
    yy += weight * v * v;
    xy += weight * u * v;
  }
  const [own, other] = [xx - (x / n) * x, yy - (y / n) * y];
  const scale = Math.sqrt(own) * Math.sqrt(other);
  return scale > 0 ? (xy - (x / n) * y) / scale : 0;
}
