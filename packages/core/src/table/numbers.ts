import { roomFor, trimmed } from './room.ts';
import type { NumberColumn } from './table.ts';

/** Builds a column of numbers cell by cell; NaN = missing. */
export interface NumberBuilder {
  add(value: number): void;
  finish(): NumberColumn;
}

/** @param expected about how many cells there will be */
export function createNumberBuilder(name: string, expected = 0): NumberBuilder {
  const room = (cells: number) => roomFor(Float64Array, cells, `${cells} numbers of column "${name}"`);
  let values = room(Math.max(1024, expected));
  let length = 0;
  return {
    add(value) {
      if (length === values.length) {
        const longer = room(length * 2);
        longer.set(values);
        values = longer;
      }
      values[length++] = value;
    },
    finish: () => ({ kind: 'numbers', name, values: trimmed(values, length) }),
  };
}
