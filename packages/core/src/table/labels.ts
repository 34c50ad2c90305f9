import { type CodeList, createCodeList } from './codes.ts';
import type { LabelColumn } from './table.ts';

/** Builds a column of labels cell by cell: a dictionary of levels and one small code a row. */
export interface LabelBuilder {
  /** Adds a level, or `undefined` for a missing cell; returns its code. */
  add(level: string | undefined): number;
  /** Adds one more cell of a code that `add` returned. */
  repeat(code: number): void;
  /** How many different levels there are so far. */
  readonly distinct: () => number;
  finish(): LabelColumn;
}

/** @param expected about how many cells there will be */
export function createLabelBuilder(name: string, expected = 0): LabelBuilder {
  const dictionary = new Map<string, number>();
  const levels: string[] = [];
  const firstRow: number[] = [];
  const codes: CodeList = createCodeList(expected);
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
    repeat(code) {
      codes.push(code);
      row++;
    },
    distinct: () => levels.length,
    finish: () => ({ kind: 'labels', name, codes: codes.finish(), levels, firstRow }),
  };
}
