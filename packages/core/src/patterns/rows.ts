import type { Patterns } from './patterns.ts';

/** The pattern of a row. */
export function patternAt({ patternOf }: Pick<Patterns, 'patternOf'>, row: number): number {
  return patternOf ? (patternOf[row] as number) : row;
}

/** What `of` says of every row. */
export function mapRows<T>(
  patterns: Pick<Patterns, 'rows' | 'patternOf'>,
  of: (pattern: number, row: number) => T,
): T[] {
  return Array.from({ length: patterns.rows }, (_, row) => of(patternAt(patterns, row), row));
}

/** The weights of the patterns, one each, also where all are 1. */
export function weightsOf({ weights, count }: Pick<Patterns, 'weights' | 'count'>): Float64Array {
  return weights ?? new Float64Array(count).fill(1);
}
