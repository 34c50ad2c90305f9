import type { Pass } from '../pass/index.ts';
import { type CodeColumn, codeAt } from './columns.ts';
import type { Patterns } from './patterns.ts';
import { SLICE } from './rowReader.ts';

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
  const { items, columns: width, count } = patterns;
  const margins = patterns.levels.map((levels) => new Float64Array(levels));
  const columns: ColumnSummary[] = [];
  for (let j = 0; j < width; j++) columns.push(yield* summarizeColumn(patterns, j));
  const knownClasses = new Float64Array(classes);
  const times = yield* rowsOf(patterns, weights);
  const missing = new Uint32Array(SLICE);
  let [weight, used, rows, missingCells, emptyRows] = [0, 0, 0, 0, 0];
  for (let from = 0; from < count; from += SLICE) {
    yield;
    const n = Math.min(SLICE, count - from);
    missing.fill(0);
    patterns.codes.forEach((column, j) => {
      addColumn(column, patterns.weights, from, n, margins[j] as Float64Array, missing);
    });
    for (let i = 0; i < n; i++) {
      const pattern = from + i;
      const w = patterns.weights?.[pattern] ?? 1;
      weight += w;
      if (w > 0) used++;
      for (let j = 0; j < width; j++)
        if (Number.isNaN(patterns.values[pattern * width + j])) missing[i] = (missing[i] as number) + 1;
      const known = patterns.known ? codeAt(patterns.known, pattern) : 0;
      if (known > 0) bump(knownClasses, known - 1, w);
      const own = times ? (times[pattern] as number) : Number(w > 0);
      rows += own;
      missingCells += own * (missing[i] as number);
      if (missing[i] === items + width && known === 0) emptyRows += own;
    }
  }
  return { weight, margins, columns, knownClasses, rows, patterns: used, missingCells, emptyRows };
}

/** How many rows with a positive weight each pattern has; undefined where each row is a pattern. */
function* rowsOf({ patternOf, count }: Patterns, weights: Float64Array | undefined): Pass<Uint32Array | undefined> {
  if (!patternOf) return undefined;
  const times = new Uint32Array(count);
  for (let row = 0; row < patternOf.length; row++) {
    if (row % SLICE === 0) yield;
    const pattern = patternOf[row] as number;
    if (!weights || (weights[row] as number) > 0) times[pattern] = (times[pattern] as number) + 1;
  }
  return times;
}

/** Adds some patterns of a coded feature to its margins, and their missing cells to those of the patterns. */
function addColumn(
  { codes, stride, offset, remap }: CodeColumn,
  weights: Float64Array | undefined,
  from: number,
  n: number,
  margins: Float64Array,
  missing: Uint32Array,
): void {
  for (let i = 0, at = from * stride + offset; i < n; i++, at += stride) {
    const code = codes[at] as number;
    const level = remap ? (remap[code] as number) : code;
    if (level === 0) missing[i] = (missing[i] as number) + 1;
    else bump(margins, level - 1, weights ? (weights[from + i] as number) : 1);
  }
}

/** Mean and variance by the two-pass form: right at any offset. */
function* summarizeColumn({ values, weights, columns, count }: Patterns, column: number): Pass<ColumnSummary> {
  let [weight, offset, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const scan = function* (visit: (value: number, weight: number) => void): Pass<void> {
    for (let i = 0; i < count; i++) {
      if (i % SLICE === 0) yield;
      const value = values[i * columns + column] as number;
      const own = weights?.[i] ?? 1;
      if (!Number.isNaN(value) && own > 0) visit(value, own);
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
