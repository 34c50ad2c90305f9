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
  /**
   * Writes the log-probabilities; lanes are rows × width.
   *
   * @param takeLogs takes the logarithms of some rows of the lanes: all at once, a quarter of the time of one by one
   */
  load(parameters: Parameters, lanes: Float64Array, takeLogs: (row: number, rows: number) => void): void;
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
  const knownFirst = firsts[blocks.length] ?? rows;
  const runs = runsOf(blocks, firsts);
  const logs = createNumbers(blocks, firsts, classes, width);
  const counts = createNumbers(blocks, firsts, classes, width);
  return {
    ...{ items, firsts, rows },
    load(parameters, lanes, takeLogs) {
      if (width > classes) for (const { row, rows } of runs) lanes.fill(1, row * width, (row + rows) * width);
      logs.of(lanes).forEach((numbers, j) => {
        const block = blocks[j] as TableBlock;
        if (block.probabilities) block.probabilities(parameters, numbers);
        else block.logProbabilities(parameters, numbers);
        if (width > classes) toLanes(numbers, classes, lanes, width, firsts[j]);
      });
      for (const { row, rows } of runs) takeLogs(row, rows);
      if (known)
        for (let own = 0; own < classes; own++)
          for (let k = 0; k < classes; k++)
            lanes[(knownFirst + own) * width + k] = k === own ? 0 : Number.NEGATIVE_INFINITY;
    },
    fold(lanes, statistics) {
      counts.of(lanes).forEach((numbers, j) => {
        if (width > classes) fromLanes(lanes, width, numbers, classes, firsts[j]);
        (blocks[j] as TableBlock).fold(numbers, statistics);
      });
    },
  };
}

/** Rows of blocks side by side that give probabilities. */
function runsOf(blocks: readonly TableBlock[], firsts: readonly number[]) {
  const runs: { readonly row: number; rows: number }[] = [];
  let end = -1;
  blocks.forEach(({ probabilities, levels }, j) => {
    if (!probabilities) return;
    const row = firsts[j] as number;
    const last = runs.at(-1);
    if (last && row === end) last.rows += levels;
    else runs.push({ row, rows: levels });
    end = row + levels;
  });
  return runs;
}

/** The numbers of each block, levels × classes: where no lane is padding, they stand in the lanes themselves. */
function createNumbers(blocks: readonly TableBlock[], firsts: readonly number[], classes: number, width: number) {
  let last: Float64Array | undefined;
  let numbers: readonly Float64Array[] = blocks.map(
    ({ levels }) => new Float64Array(width > classes ? levels * classes : 0),
  );
  return {
    of(lanes: Float64Array): readonly Float64Array[] {
      if (width === classes && lanes !== last)
        numbers = blocks.map(({ levels }, j) => {
          const from = (firsts[j] as number) * width;
          return lanes.subarray(from, from + levels * width);
        });
      last = lanes;
      return numbers;
    },
  };
}
