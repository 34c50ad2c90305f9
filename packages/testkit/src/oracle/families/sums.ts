import { at, type Nested } from '../nested.ts';
import type { Task } from './family.ts';

/** Σ share · term over the rows whose first cell is observed, class by class. */
export function sumsBy({ rows, shares, classes }: Task, term: (cells: readonly number[]) => number): number[] {
  return Array.from({ length: classes }, (_, k) =>
    rows.reduce((sum, cells, i) => (cells.some(Number.isNaN) ? sum : sum + at(shares, i, k) * term(cells)), 0),
  );
}

/** above / below class by class; a class without rows keeps its value. */
export function ratios(above: readonly number[], below: readonly number[], previous: Nested | undefined): number[] {
  return below.map((total, k) => (total > 0 ? (above[k] as number) / total : at(previous, k)));
}

/** log n! as the sum that it is. */
export function logFactorial(n: number): number {
  for (let i = LOG_FACTORIALS.length; i <= n; i++) LOG_FACTORIALS.push((LOG_FACTORIALS[i - 1] as number) + Math.log(i));
  return LOG_FACTORIALS[n] as number;
}

const LOG_FACTORIALS = [0, 0];

/** n·log p with 0·log 0 = 0. */
export const timesLog = (n: number, p: number): number => (n === 0 ? 0 : n * Math.log(p));
