import type { TableData } from '@latent/charts';
import type { Explain, Explanation } from '../ui/explanation.ts';

/** A line of a lesson's arithmetic; a number that it computes answers with it. */
export interface Line extends Explanation {
  /** The names of the numbers that it computes. */
  readonly of?: string | readonly string[];
}

/** The numbers of a picture, each with a name; `cell 2 3` where the lesson gives none. */
export interface Twin extends TableData {
  /** The name of a cell's number, where it has another one. */
  readonly name?: (row: number, column: number) => string | undefined;
}

/** The name of a cell in the table of a lesson, rows and columns from 0. */
export const cellName = (row: number, column: number): string => `cell ${row} ${column}`;

/** Answers from lines; of two for one number the first. */
export function explainedBy(lines: readonly (string | Line)[]): Explain {
  const byName = new Map<string, Explanation>();
  for (const line of lines) {
    if (typeof line === 'string') continue;
    for (const name of [line.of ?? []].flat()) if (!byName.has(name)) byName.set(name, line);
  }
  return (name) => byName.get(name);
}

/** Lines for the cells of a column, each from cells of its own row; none where the text is undefined. */
export function columnLines(
  { rows }: Pick<TableData, 'rows'>,
  column: number,
  from: readonly number[],
  textOf: (cells: readonly string[], row: number) => string | undefined,
): Line[] {
  return rows.flatMap((cells, row) => {
    const text = textOf(cells, row);
    return text === undefined
      ? []
      : [{ of: cellName(row, column), text, from: from.map((source) => cellName(row, source)) }];
  });
}

/** A probability that a person sets, or what it leaves to the other level, without the noise of binary fractions. */
export function given(name: string, p: number, level: 0 | 1, of: string | readonly string[], setBy: string): Line {
  const [it, other] = [brief(p), brief(1 - p)];
  return { of, text: level === 1 ? `${name} = ${it}` : `${name} = 1 − ${it} = ${other}`, setBy };
}

/** A number as short as four decimals allow, two at least: `0.30`, `0.2757`. */
export function brief(value: number): string {
  const short = String(Number(value.toFixed(4)));
  const places = short.split('.')[1]?.length ?? 0;
  return places < 2 ? value.toFixed(2) : short;
}

/** A number that follows a sign: in brackets where it is negative. */
export const term = (value: number, places = 4): string =>
  value < 0 ? `(${value.toFixed(places)})` : value.toFixed(places);

/** Terms, negative ones in brackets, as a sum. */
export const sumOf = (values: readonly number[], places = 4): string =>
  values.map((value) => term(value, places)).join(' + ');
