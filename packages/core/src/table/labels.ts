import { type CodeList, createCodeList } from './codes.ts';
import type { LabelColumn } from './table.ts';

/** Builds a column of labels cell by cell: a dictionary of levels and one small code a row. */
export interface LabelBuilder {
  /** Adds a level, or `undefined` for a missing cell; returns its code. */
  add(level: string | undefined): number;
  /** How many different levels there are so far. */
  readonly distinct: () => number;
  finish(): LabelColumn;
}

export function createLabelBuilder(name: string): LabelBuilder {
  const dictionary = new Map<string, number>();
  const levels: string[] = [];
  const firstRow: number[] = [];
  const codes: CodeList = createCodeList();
  let row = 0;
  return {
    add(level) {
      let code = 0;
      if (level !== undefined) {
        code = dictionary.get(level) ?? 0;
        if (code === 0) {
          code = levels.push(level);
          dictionary.set(level, code);
          firstRow.push(row);
        }
      }
      codes.push(code);
      row++;
      return code;
    },
    distinct: () => levels.length,
    finish: () => ({ kind: 'labels', name, codes: codes.finish(), levels, firstRow }),
  };
}
