import type { NumberColumn } from './table.ts';

/** Builds a column of numbers cell by cell; NaN = missing. */
export interface NumberBuilder {
  add(value: number): void;
  finish(): NumberColumn;
}

export function createNumberBuilder(name: string): NumberBuilder {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    add(value) {
      if (length === values.length) {
        const longer = new Float64Array(length * 2);
        longer.set(values);
        values = longer;
      }
      values[length++] = value;
    },
    finish: () => ({ kind: 'numbers', name, values: values.slice(0, length) }),
  };
}
