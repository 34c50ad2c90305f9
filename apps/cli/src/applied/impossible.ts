import { counted } from '@latent/charts/number';
import type { Table } from 'latent';
import type { Context } from '../context.ts';
import { plain } from '../output/plain.ts';

/** Rows that have probability 0 under a model. */
interface ImpossibleRows {
  readonly rows: number;
  /** Row of the data (from 1) and line of the file of the first one. */
  readonly first: { readonly row: number; readonly line: number | undefined };
}

/** The rows of positive weight with the log-likelihood −Infinity, if there are any. */
function impossibleRows(
  table: Table,
  logLikelihoods: Float64Array,
  weights?: Float64Array,
): ImpossibleRows | undefined {
  let rows = 0;
  let first = -1;
  logLikelihoods.forEach((value, row) => {
    if (value > Number.NEGATIVE_INFINITY || weights?.[row] === 0) return;
    if (rows === 0) first = row;
    rows++;
  });
  return rows === 0 ? undefined : { rows, first: { row: first + 1, line: table.lineOf(first) } };
}

/** Names them on stderr. */
export function reportImpossibleRows(
  context: Context,
  table: Table,
  logLikelihoods: Float64Array,
  weights?: Float64Array,
): ImpossibleRows | undefined {
  const found = impossibleRows(table, logLikelihoods, weights);
  if (!found) return undefined;
  const { row, line } = found.first;
  const place =
    line === undefined ? `row ${row}` : `${table.file ?? 'line '}${table.file === undefined ? '' : ':'}${line}`;
  const head = context.paintErr.yellow('warning[IMPOSSIBLE_ROW]');
  const which =
    found.rows === 1 ? `the row at ${place} has` : `${counted(found.rows, 'row')} (the first at ${place}) have`;
  context.note(
    `${head} ${plain(`${which} probability 0 under the model`)}. Fix: correct the row, or fit again with --prior 0.5. (latent explain --code IMPOSSIBLE_ROW)`,
  );
  return found;
}
