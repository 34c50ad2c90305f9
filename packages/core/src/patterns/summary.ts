import type { Pass } from '../pass/index.ts';
import { type Patterns, SLICE } from './patterns.ts';

/** What a start may look at: the total weight and each feature's weighted margins, never all data. */
export interface Summary {
  readonly weight: number;
  /** Weighted counts of each feature's levels, missing cells left out. */
  readonly margins: readonly Float64Array[];
  /** Weighted counts of the known classes; all zero where none is known. */
  readonly knownClasses: Float64Array;
}

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
  const margins = patterns.levels.map((levels) => new Float64Array(levels));
  const knownClasses = new Float64Array(classes);
  const missing = new Uint32Array(patterns.count);
  let weight = 0;
  let used = 0;
  for (let i = 0; i < patterns.count; i++) {
    if (i % SLICE === 0) yield;
    const w = patterns.weights[i] as number;
    weight += w;
    if (w > 0) used++;
    for (let j = 0; j < patterns.items; j++) {
      const code = patterns.codes[i * patterns.items + j] as number;
      if (code === 0) missing[i] = (missing[i] as number) + 1;
      else bump(margins[j] as Float64Array, code - 1, w);
    }
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
    if (missing[pattern] === patterns.items && !patterns.known?.[pattern]) emptyRows++;
  });
  return { weight, margins, knownClasses, rows, patterns: used, missingCells, emptyRows };
}

const bump = (counts: Float64Array, index: number, by: number): void => {
  counts[index] = (counts[index] as number) + by;
};
