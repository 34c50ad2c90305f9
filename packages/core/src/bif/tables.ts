import { SUM_TOLERANCE } from '../document/index.ts';
import type { BifEntry, BifTable } from './grammar.ts';
import { listed, type Source, shown } from './source.ts';

/** A variable of a table, with the positions of its states. */
export interface Axis {
  readonly name: string;
  readonly places: ReadonlyMap<string, number>;
}

/**
 * The numbers of a probability block, [parent states…][own states], the last fastest. Rows are matched by the names of their states.
 *
 * A "table" of a variable with parents runs through the variable's own states slowest and the last parent's fastest: so do F. Cozman's
 * dog-problem.bif (the numbers are those of Charniak 1991) and pgmpy, which fills a matrix [own states][parent states] row by row. bnlearn
 * reads rows only.
 *
 * @throws LatentError BAD_SHAPE, BAD_PROBABILITIES (with the sum), BIF_DUPLICATE, BIF_UNKNOWN_STATE, BIF_MISSING_ROW
 */
export function tableOf(
  source: Source,
  { child, entries }: BifTable,
  parents: readonly Axis[],
  own: Axis,
): Float64Array {
  const name = shown(own.name);
  const width = own.places.size;
  const rows = parents.reduce((product, { places }) => product * places.size, 1);
  const out = new Float64Array(rows * width);
  const isFilled = new Uint8Array(rows);

  function fill(row: number, values: ArrayLike<number>, at: number): void {
    let sum = 0;
    for (let state = 0; state < width; state++) sum += out[row * width + state] = values[state] as number;
    isFilled[row] = 1;
    if (Math.abs(sum - 1) <= SUM_TOLERANCE) return;
    const which = parents.length > 0 ? ` for (${configuration(row, parents)})` : '';
    const fix = 'Divide the entries by their sum.';
    throw source.error('BAD_PROBABILITIES', `the row of ${name}${which} sums to ${sum}, not to 1`, fix, at, { sum });
  }
  function count({ values, at }: BifEntry, expected: number, what: string): void {
    if (values.length === expected) return;
    const message = `this ${what} of ${name} holds ${values.length} numbers, and ${expected} are needed`;
    throw source.error(
      'BAD_SHAPE',
      message,
      `Give one for each state of ${name}${what === 'table' ? ' and each configuration of its parents' : ''}.`,
      at,
    );
  }
  const twice = ({ at }: BifEntry, what: string) =>
    source.error('BIF_DUPLICATE', `${name} has ${what}`, 'Keep one of them.', at);

  let others: BifEntry | undefined;
  for (const entry of entries)
    if (entry.kind === 'table') {
      if (entries.length > 1) throw twice(entry, 'a "table" and other numbers');
      count(entry, rows * width, 'table');
      for (let row = 0; row < rows; row++)
        fill(
          row,
          Float64Array.from({ length: width }, (_, state) => entry.values[state * rows + row] as number),
          entry.at,
        );
    } else {
      count(entry, width, 'row');
      if (entry.kind === 'row') {
        const row = rowOf(source, entry, parents, name);
        if (isFilled[row]) throw twice(entry, `two rows for (${configuration(row, parents)})`);
        fill(row, entry.values, entry.at);
      } else if (others) throw twice(entry, 'two "default" rows');
      else others = entry;
    }
  for (let row = isFilled.indexOf(0); row >= 0; row = isFilled.indexOf(0, row))
    if (others) fill(row, others.values, others.at);
    else {
      const which = parents.length > 0 ? ` for (${configuration(row, parents)})` : '';
      throw source.error(
        'BIF_MISSING_ROW',
        `${name} has no row${which}`,
        'Add it, or a "default" row for all that are not named.',
        child.at,
      );
    }
  return out;
}

function rowOf(source: Source, { states, at }: BifEntry, parents: readonly Axis[], name: string): number {
  if (states.length !== parents.length) {
    const message = `this row of ${name} names ${states.length} states, and there are ${parents.length} parents`;
    throw source.error('BAD_SHAPE', message, 'Name one state of each parent, in their order.', at);
  }
  return states.reduce((row, state, i) => {
    const parent = parents[i] as Axis;
    const place = parent.places.get(state.text);
    if (place !== undefined) return row * parent.places.size + place;
    throw source.error(
      'BIF_UNKNOWN_STATE',
      `${shown(parent.name)} has no state ${shown(state.text)}`,
      `Its states are ${listed(parent.places.keys())}.`,
      state.at,
      { column: parent.name, level: state.text },
    );
  }, 0);
}

/** The states of the parents that a row stands for. */
function configuration(row: number, parents: readonly Axis[]): string {
  let left = row;
  return [...parents]
    .reverse()
    .map(({ name, places }) => {
      const state = [...places.keys()][left % places.size];
      left = Math.floor(left / places.size);
      return `${name} = ${state}`;
    })
    .reverse()
    .join(', ');
}
