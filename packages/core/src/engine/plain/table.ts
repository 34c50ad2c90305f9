import type { TableBlock } from '../../model/index.ts';
import { type CodeColumn, codeAt, type Patterns } from '../../patterns/index.ts';
import type { PlainBlock } from './block.ts';

export function plainTable(block: TableBlock, { codes }: Patterns, classes: number): PlainBlock {
  const table = new Float64Array(block.levels * classes);
  const counts = new Float64Array(block.levels * classes);
  const column = codes[block.item] as CodeColumn;
  const first = (pattern: number): number => (codeAt(column, pattern) - 1) * classes;
  return {
    load(parameters) {
      block.logProbabilities(parameters, table);
    },
    add(pattern, joint) {
      const from = first(pattern);
      if (from < 0) return;
      for (let k = 0; k < classes; k++) joint[k] = (joint[k] as number) + (table[from + k] as number);
    },
    clear() {
      counts.fill(0);
    },
    count(pattern, weights) {
      const from = first(pattern);
      if (from < 0) return;
      for (let k = 0; k < classes; k++) counts[from + k] = (counts[from + k] as number) + (weights[k] as number);
    },
    fold(statistics) {
      block.fold(counts, statistics);
    },
  };
}
