import type { MixtureDocument } from 'latent';
import type { Data } from '../problem.ts';
import { columnsOf, isCategorical } from './families/index.ts';
import { type Feature, featuresOf } from './feature.ts';

/** Data as numbers. */
export interface Observed {
  /** [row][feature][column]: numbers, or positions of levels; NaN = missing. */
  readonly cells: readonly (readonly (readonly number[])[])[];
  /** The class of each row from 1; 0 = not known. */
  readonly known: readonly number[];
  readonly weights: readonly number[];
}

/** Reads rows by the features of a document. */
export function readData(document: MixtureDocument, { header, rows, weights }: Data): Observed {
  const position = (levels: readonly string[], cell: string): number => {
    const found = levels.indexOf(cell);
    if (found < 0) throw new Error(`no level ${cell} among ${levels.join(', ')}`);
    return found;
  };
  const number = (feature: Feature, cell: string | null | undefined): number => {
    if (cell === null || cell === undefined) return Number.NaN;
    return isCategorical(feature) ? position(feature.levels ?? [], cell) : Number(cell);
  };
  const readers = featuresOf(document).map((feature) => {
    const columns = columnsOf(feature).map((name) => header.indexOf(name));
    return (row: readonly (string | null)[]) => columns.map((column) => number(feature, row[column]));
  });
  const { name, levels } = document.latent;
  const label = header.indexOf(name);
  return {
    cells: rows.map((row) => readers.map((read) => read(row))),
    known: rows.map((row) => (row[label] ? position(levels, row[label]) + 1 : 0)),
    weights: weights ?? rows.map(() => 1),
  };
}

/** One row alone, of weight 1. */
export const rowOf = ({ cells, known }: Observed, row: number): Observed => ({
  cells: [cells[row] as readonly (readonly number[])[]],
  known: [known[row] as number],
  weights: [1],
});
