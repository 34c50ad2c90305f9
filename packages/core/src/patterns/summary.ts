import type { Patterns } from './patterns.ts';

/** What a start may look at: the total weight and each feature's weighted margins, never all data. */
export interface Summary {
  readonly weight: number;
  /** Weighted counts of each feature's levels, missing cells left out. */
  readonly margins: readonly Float64Array[];
  /** Weighted counts of the known classes; all zero where none is known. */
  readonly knownClasses: Float64Array;
}

/** What the patterns tell without the classes: total weight, margins, known classes, missing cells. */
export interface PatternSummary extends Summary {
  /** Missing cells over all rows, features only. */
  readonly missingCells: number;
  /** Rows without a single observed feature. */
  readonly emptyRows: number;
}

export function summarize(patterns: Patterns, classes: number): PatternSummary {
  const margins = patterns.levels.map((levels) => new Float64Array(levels));
  const knownClasses = new Float64Array(classes);
  const missing = new Uint32Array(patterns.count);
  let weight = 0;
  for (let i = 0; i < patterns.count; i++) {
    const w = patterns.weights[i] as number;
    weight += w;
    for (let j = 0; j < patterns.items; j++) {
      const code = patterns.codes[i * patterns.items + j] as number;
      if (code === 0) missing[i] = (missing[i] as number) + 1;
      else bump(margins[j] as Float64Array, code - 1, w);
    }
    const known = patterns.known ? (patterns.known[i] as number) : 0;
    if (known > 0) bump(knownClasses, known - 1, w);
  }
  let missingCells = 0;
  let emptyRows = 0;
  for (const pattern of patterns.patternOf) {
    missingCells += missing[pattern] as number;
    if (missing[pattern] === patterns.items) emptyRows++;
  }
  return { weight, margins, knownClasses, missingCells, emptyRows };
}

const bump = (counts: Float64Array, index: number, by: number): void => {
  counts[index] = (counts[index] as number) + by;
};
