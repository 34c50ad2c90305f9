import { LatentError } from '../error/index.ts';
import type { Posterior } from '../model/index.ts';
import type { Agreement } from './types.ts';

/**
 * How far the most probable classes of two fits agree on rows. Of several most probable classes the first counts; rows that a fit gives the
 * probability 0 are left out.
 *
 * @param partners for each class of the first fit the class of the second that it is matched to, −1 for none
 * @param weights how often each row counts; 1 where absent
 * @throws LatentError BAD_SHAPE where the posteriors are of different numbers of rows
 */
export function agreementOf(
  partners: readonly number[],
  a: Posterior,
  b: Posterior,
  weights?: ArrayLike<number>,
): Agreement {
  if (a.n !== b.n || (weights && weights.length !== a.n))
    throw new LatentError(
      'BAD_SHAPE',
      `the posteriors are of ${a.n} and ${b.n} rows${weights ? `, with ${weights.length} weights` : ''}`,
      'Give the posteriors of the same rows, in the same order.',
    );
  const table = Array.from({ length: a.k }, () => new Array<number>(b.k).fill(0));
  let rows = 0;
  let impossibleRows = 0;
  for (let row = 0; row < a.n; row++) {
    const weight = weights ? (weights[row] as number) : 1;
    if (weight === 0) continue;
    const [k, l] = [mostProbable(a.row(row)), mostProbable(b.row(row))];
    if (k < 0 || l < 0) impossibleRows++;
    else {
      rows++;
      (table[k] as number[])[l] = ((table[k] as number[])[l] as number) + weight;
    }
  }
  const weight = sum(table.map(sum));
  const share =
    weight > 0 ? sum(partners.map((l, k) => (l < 0 ? 0 : ((table[k] as number[])[l] as number)))) / weight : 0;
  return {
    rows,
    weight,
    impossibleRows,
    table,
    share,
    adjustedRand: adjustedRand(table),
    kappa: kappa(table, partners),
  };
}

/**
 * The adjusted Rand index of a table of two partitions (Hubert & Arabie 1985, equation 5); weights count as so many rows.
 *
 * @returns null where the index is 0/0: both partitions have all rows in one class, or each row in its own
 */
export function adjustedRand(table: readonly (readonly number[])[]): number | null {
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const together = sum(table.flat().map(pairs));
  const ofRows = sum(table.map((row) => pairs(sum(row))));
  const ofColumns = sum(columnSums(table).map(pairs));
  const expected = (ofRows * ofColumns) / pairs(sum(table.flat()));
  const range = (ofRows + ofColumns) / 2 - expected;
  return range > 0 ? (together - expected) / range : null;
}

/**
 * Cohen's kappa (1960) of two classifications once their classes are matched; a class without a partner agrees with none.
 *
 * @returns null where chance alone agrees everywhere
 */
export function kappa(table: readonly (readonly number[])[], partners: readonly number[]): number | null {
  const total = sum(table.flat());
  const ofColumns = columnSums(table);
  let [observed, expected] = [0, 0];
  partners.forEach((l, k) => {
    if (l < 0) return;
    const row = table[k] as readonly number[];
    observed += (row[l] as number) / total;
    expected += (sum(row) / total) * ((ofColumns[l] as number) / total);
  });
  return expected < 1 ? (observed - expected) / (1 - expected) : null;
}

function mostProbable(probabilities: Float64Array): number {
  let best = -1;
  probabilities.forEach((value, k) => {
    if (best < 0 ? !Number.isNaN(value) : value > (probabilities[best] as number)) best = k;
  });
  return best;
}

const columnSums = (table: readonly (readonly number[])[]): number[] =>
  (table[0] ?? []).map((_, l) => sum(table.map((row) => row[l] as number)));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
