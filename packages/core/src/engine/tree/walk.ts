import type { Evidence } from '../../models/index.ts';

/** Visits the states of a few variables that evidence allows, and keeps the positions of tables over some of them. */
export interface Walk {
  /** Position of the present state in each table. */
  readonly at: Int32Array;
  /** State of each variable, from 0, in the order of the variables. */
  readonly states: Int32Array;
  /** Goes to the first state under one row of evidence: barren variables stand at their first state. */
  begin(evidence: Evidence, row: number): void;
  /** Goes to the next state; false where there is none. */
  next(): boolean;
}

/**
 * An odometer over variables, the last one fastest.
 *
 * @param variables positions among all nodes
 * @param levels of all nodes
 * @param tables by table: the stride of each variable, 0 where it does not depend on it
 */
export function createWalk(
  variables: readonly number[],
  levels: readonly number[],
  tables: readonly (readonly number[])[],
): Walk {
  const at = new Int32Array(tables.length);
  const states = new Int32Array(variables.length);
  const free = new Int32Array(variables.length);
  let count = 0;
  const move = (variable: number, by: number): void => {
    for (let t = 0; t < tables.length; t++)
      at[t] = (at[t] as number) + by * ((tables[t] as readonly number[])[variable] as number);
  };
  return {
    at,
    states,
    begin(evidence, row) {
      count = 0;
      at.fill(0);
      const first = row * levels.length;
      variables.forEach((node, variable) => {
        const code = evidence[first + node] as number;
        if (code === 0) free[count++] = variable;
        states[variable] = code === 0 || code > (levels[node] as number) ? 0 : code - 1;
        move(variable, states[variable] as number);
      });
    },
    next() {
      for (let i = count - 1; i >= 0; i--) {
        const variable = free[i] as number;
        const state = (states[variable] as number) + 1;
        if (state < (levels[variables[variable] as number] as number)) {
          states[variable] = state;
          move(variable, 1);
          return true;
        }
        states[variable] = 0;
        move(variable, 1 - state);
      }
      return false;
    },
  };
}

/** Strides of a row-major table over `axes`, by each of `variables`; 0 for those that are no axis. */
export function stridesFor(axes: readonly number[], levels: readonly number[], variables: readonly number[]): number[] {
  const strides = new Map<number, number>();
  let stride = 1;
  for (const axis of [...axes].reverse()) {
    strides.set(axis, stride);
    stride *= levels[axis] as number;
  }
  return variables.map((variable) => strides.get(variable) ?? 0);
}
