import { createTextTable, type Posterior, type Table } from 'latent';

/** Data small enough to be looked at. */
export interface Sample {
  readonly columns: readonly string[];
  /** What all columns hold. */
  readonly reading: 'labels' | 'numbers';
  /** Cells as they are written; null is a missing one. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** How often each row counts; 1 where absent. */
  readonly weights?: readonly number[];
}

/** A table of `latent` with the weights of its rows. */
export interface WeightedTable {
  readonly table: Table;
  readonly weights: Float64Array;
}

/** A sample as `latent` takes it. */
export function tableOf({ columns, reading, rows, weights }: Sample): WeightedTable {
  const builder = createTextTable(columns, {
    columns: new Map(columns.map((name) => [name, reading])),
    missing: '',
    expectedRows: rows.length,
  });
  for (const row of rows) builder.add(row.map((cell) => cell ?? ''));
  return { table: builder.finish(), weights: Float64Array.from(weights ?? rows.map(() => 1)) };
}

/**
 * The rows completed by q: each stands once for every class, with the class as if it had been seen, and weighs q(class). Their
 * log-likelihood is Q, and one iteration on them is the M-step from q.
 *
 * @param latent the name of the hidden column
 */
export function completedBy(
  { columns, reading, rows, weights }: Sample,
  latent: string,
  classes: readonly string[],
  q: Posterior,
): WeightedTable {
  const builder = createTextTable([...columns, latent], {
    columns: new Map([...columns.map((name) => [name, reading] as const), [latent, 'labels']]),
    missing: '',
    expectedRows: rows.length * classes.length,
  });
  for (const row of rows) for (const name of classes) builder.add([...row.map((cell) => cell ?? ''), name]);
  const shares = q.data.map((share, i) => share * (weights?.[Math.floor(i / classes.length)] ?? 1));
  return { table: builder.finish(), weights: shares };
}

/** H(q): the entropy of the responsibilities over all rows, in nats. */
export function entropyOf({ rows, weights }: Sample, q: Posterior): number {
  const each = q.entropy();
  return rows.reduce((sum, _, i) => sum + (weights?.[i] ?? 1) * (each[i] as number), 0);
}
