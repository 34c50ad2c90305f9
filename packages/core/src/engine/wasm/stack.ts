import type { LatentClassModel, Parameters, Statistics, TableBlock } from '../../model/index.ts';
import type { CodeColumn, Patterns } from '../../patterns/index.ts';
import type { Item } from '../joint/index.ts';
import { fromLanes, toLanes } from './block.ts';

/**
 * All table blocks of a model stacked into one table: row 0 is neutral, then each item's levels, then the known classes, which are
 * a table of 0 and −∞.
 */
export interface Stack {
  readonly items: readonly Item[];
  /** The row of each item's first level. */
  readonly firsts: readonly number[];
  readonly rows: number;
  /** Writes the log-probabilities; lanes are rows × width. */
  load(parameters: Parameters, lanes: Float64Array): void;
  /** Adds expected counts to the statistics. */
  fold(lanes: Float64Array, statistics: Statistics): void;
}

export function stackTables(model: LatentClassModel, patterns: Patterns, width: number): Stack {
  const { classes } = model;
  const { codes, known } = patterns;
  const blocks = model.blocks.filter((block): block is TableBlock => block.kind === 'table');
  const items: Item[] = blocks.map(({ item, levels }) => ({ ...(codes[item] as CodeColumn), levels }));
  if (known) items.push({ ...known, levels: classes });
  const firsts: number[] = [];
  let rows = 1;
  for (const { levels } of items) {
    firsts.push(rows);
    rows += levels;
  }
  const buffers = blocks.map((block) => new Float64Array(block.levels * classes));
  const knownFirst = firsts[blocks.length] ?? rows;
  return {
    ...{ items, firsts, rows },
    load(parameters, lanes) {
      blocks.forEach((block, j) => {
        const buffer = buffers[j] as Float64Array;
        block.logProbabilities(parameters, buffer);
        toLanes(buffer, classes, lanes, width, firsts[j]);
      });
      if (known)
        for (let own = 0; own < classes; own++)
          for (let k = 0; k < classes; k++)
            lanes[(knownFirst + own) * width + k] = k === own ? 0 : Number.NEGATIVE_INFINITY;
    },
    fold(lanes, statistics) {
      blocks.forEach((block, j) => {
        const buffer = buffers[j] as Float64Array;
        fromLanes(lanes, width, buffer, classes, firsts[j]);
        block.fold(buffer, statistics);
      });
    },
  };
}
