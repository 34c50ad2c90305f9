import type { LatentClassModel, Parameters, Statistics } from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';
import type { Codes } from '../table/index.ts';

/** All table blocks of a model stacked into one table of the kernel: row 0 is neutral, then each feature's levels, then the known classes. */
export interface StackedTables {
  /** Classes, padded to an even number. */
  readonly width: number;
  readonly rows: number;
  /** Codes a pattern: its features, and the known class where there is one. */
  readonly items: number;
  readonly codeBytes: 1 | 2 | 4;
  writeCodes(out: Codes): void;
  writeTables(parameters: Parameters, out: Float64Array): void;
  foldCounts(counts: Float64Array, statistics: Statistics): void;
}

export function layTables(model: LatentClassModel, patterns: Patterns): StackedTables {
  const { classes, blocks } = model;
  const width = classes + (classes & 1);
  const firstRows: number[] = [];
  let rows = 1;
  for (const block of blocks) {
    firstRows.push(rows);
    rows += block.levels;
  }
  const firstKnown = rows;
  if (patterns.known) rows += classes;
  const items = blocks.length + (patterns.known ? 1 : 0);
  const buffers = blocks.map((block) => new Float64Array(block.levels * classes));

  return {
    width,
    rows,
    items,
    codeBytes: rows <= 0x100 ? 1 : rows <= 0x10000 ? 2 : 4,
    writeCodes(out) {
      for (let i = 0; i < patterns.count; i++) {
        for (let j = 0; j < blocks.length; j++) {
          const code = patterns.codes[i * blocks.length + j] as number;
          out[i * items + j] = code === 0 ? 0 : (firstRows[j] as number) + code - 1;
        }
        const known = patterns.known ? (patterns.known[i] as number) : 0;
        if (patterns.known) out[i * items + blocks.length] = known === 0 ? 0 : firstKnown + known - 1;
      }
    },
    writeTables(parameters, out) {
      out.fill(0, 0, width);
      blocks.forEach((block, j) => {
        const buffer = buffers[j] as Float64Array;
        block.logProbabilities(parameters, buffer);
        const first = firstRows[j] as number;
        for (let level = 0; level < block.levels; level++)
          for (let k = 0; k < classes; k++) out[(first + level) * width + k] = buffer[level * classes + k] as number;
      });
      if (patterns.known)
        for (let known = 0; known < classes; known++)
          for (let k = 0; k < classes; k++)
            out[(firstKnown + known) * width + k] = k === known ? 0 : Number.NEGATIVE_INFINITY;
    },
    foldCounts(counts, statistics) {
      blocks.forEach((block, j) => {
        const buffer = buffers[j] as Float64Array;
        const first = firstRows[j] as number;
        for (let level = 0; level < block.levels; level++)
          for (let k = 0; k < classes; k++) buffer[level * classes + k] = counts[(first + level) * width + k] as number;
        block.fold(buffer, statistics);
      });
    },
  };
}
