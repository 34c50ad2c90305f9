import type { Pass } from '../pass/index.ts';
import { type Patterns, SLICE } from './patterns.ts';

/** What a start may look at: the total weight and each feature's weighted margins, never all data. */
export interface Summary {
  readonly weight: number;
  /** Weighted counts of each coded feature's levels, missing cells left out. */
  readonly margins: readonly Float64Array[];
  /** Each column of numbers. */
  readonly columns: readonly ColumnSummary[];
  /** Weighted counts of the known classes; all zero where none is known. */
  readonly knownClasses: Float64Array;
}

/** The observed cells of a column of numbers. */
export interface ColumnSummary {
  readonly weight: number;
  readonly mean: number;
  /** Weighted mean square about the mean. */
  readonly variance: number;
  readonly least: number;
  readonly most: number;
}

/** A column without any cell. */
export const NO_CELLS: ColumnSummary = { weight: 0, mean: 0, variance: 0, least: 0, most: 0 };

/** What the data tell without the classes; rows of weight 0 are as if absent. */
export interface PatternSummary extends Summary {
  /** Rows with a positive weight. */
  readonly rows: number;
  /** Patterns with a positive weight. */
  readonly patterns: number;
  /** Missing cells, features only. */
  readonly missingCells: number;
  /** Rows without any observed feature or known class. */
  readonly emptyRows: number;
}

/** Sums up patterns, in slices. @param weights one a row; 1 where absent */
export function* summarize(
  patterns: Patterns,
  classes: number,
  weights: Float64Array | undefined,
): Pass<PatternSummary> {
  const { items, columns: width } = patterns;
  const margins = patterns.levels.map((levels) => new Float64Array(levels));
  const columns: ColumnSummary[] = [];
  for (let j = 0; j < width; j++) columns.push(yield* summarizeColumn(patterns, j));
  const knownClasses = new Float64Array(classes);
  const missing = new Uint32Array(patterns.count);
  let weight = 0;
  let used = 0;
  for (let i = 0; i < patterns.count; i++) {
    if (i % SLICE === 0) yield;
    const w = patterns.weights[i] as number;
    weight += w;
    if (w > 0) used++;
    for (let j = 0; j < items; j++) {
      const code = patterns.codes[i * items + j] as number;
      if (code === 0) missing[i] = (missing[i] as number) + 1;
      else bump(margins[j] as Float64Array, code - 1, w);
    }
    for (let j = 0; j < width; j++)
      if (Number.isNaN(patterns.values[i * width + j])) missing[i] = (missing[i] as number) + 1;
    const known = patterns.known ? (patterns.known[i] as number) : 0;
    if (known > 0) bump(knownClasses, known - 1, w);
  }
  let rows = 0;
  let missingCells = 0;
  let emptyRows = 0;
  patterns.patternOf.forEach((pattern, row) => {
    if (weights && weights[row] === 0) return;
    rows++;
    missingCells += missing[pattern] as number;
    if (missing[pattern] === items + width && !patterns.known?.[pattern]) emptyRows++;
  });
  return { weight, margins, columns, knownClasses, rows, patterns: used, missingCells, emptyRows };
}

/** Mean and variance by the two-pass form: right at any offset. */
function* summarizeColumn({ values, weights, columns, count }: Patterns, column: number): Pass<ColumnSummary> {
  let [weight, offset, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const scan = function* (visit: (value: number, weight: number) => void): Pass<void> {
    for (let i = 0; i < count; i++) {
      if (i % SLICE === 0) yield;
      const value = values[i * columns + column] as number;
      if (!Number.isNaN(value) && (weights[i] as number) > 0) visit(value, weights[i] as number);
    }
  };
  yield* scan((value, w) => {
    if (weight === 0) offset = value;
    weight += w;
    least = Math.min(least, value);
    most = Math.max(most, value);
  });
  if (weight === 0) return NO_CELLS;
  let shift = 0;
  yield* scan((value, w) => {
    shift += (w / weight) * (value - offset);
  });
  const mean = offset + shift;
  let variance = 0;
  yield* scan((value, w) => {
    variance += (w / weight) * (value - mean) * (value - mean);
  });
  return { weight, mean, variance, least, most };
}

const bump = (counts: Float64Array, index: number, by: number): void => {
  counts[index] = (counts[index] as number) + by;
};
