import type { ModelDocument } from 'latent';
import { expectedCounts, posterior } from './enumerate.ts';
import { type Direction, directions } from './gradient.ts';
import { type Coded, flatten, type Parameters } from './numbers.ts';

/** Standard errors of the free parameters, from the summed outer products of the scores of single rows. */
export function standardErrors(
  document: ModelDocument,
  parameters: Parameters,
  data: Coded,
): { along: readonly Direction[]; errors: number[] } {
  const along = directions(document);
  const flat = flatten(parameters);
  const q = posterior(parameters, data);
  const information = along.map(() => along.map(() => 0));
  data.codes.forEach((codes, i) => {
    const row: Coded = { codes: [codes], known: [data.known[i] as number], weights: [1] };
    const counts = flatten(expectedCounts(parameters, row, [q[i] as number[]]));
    const share = (index: number): number => (counts[index] as number) / (flat[index] as number);
    const scores = along.map(({ raised, lowered }) => share(raised) - share(lowered)); // Fisher's identity, row by row
    scores.forEach((a, r) => {
      const line = information[r] as number[];
      scores.forEach((b, c) => {
        line[c] = (line[c] as number) + (data.weights[i] as number) * a * b;
      });
    });
  });
  return { along, errors: invert(information).map((line, i) => Math.sqrt(line[i] as number)) };
}

/** Gauss–Jordan with partial pivots. */
export function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((line, i) => [...line, ...line.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let i = column; i < n; i++) if (Math.abs(at(rows, i, column)) > Math.abs(at(rows, best, column))) best = i;
    [rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]];
    const pivot = at(rows, column, column);
    if (pivot === 0) throw new Error('the information is singular');
    rows[column] = (rows[column] as number[]).map((value) => value / pivot);
    for (let i = 0; i < n; i++) {
      const factor = at(rows, i, column);
      if (i !== column) rows[i] = (rows[i] as number[]).map((value, j) => value - factor * at(rows, column, j));
    }
  }
  return rows.map((line) => line.slice(n));
}

const at = (rows: readonly (readonly number[])[], i: number, j: number): number =>
  (rows[i] as readonly number[])[j] as number;
