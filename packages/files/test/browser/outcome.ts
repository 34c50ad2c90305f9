import { type ColumnReading, LatentError, type Table } from 'latent';
import { openBlob, parseDelimiter, readData } from '../../src/index.ts';

/** What to read, as it can be sent to a worker. */
export interface Order {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where not all are to be read. */
  readonly columns?: readonly string[];
  /** How columns are read that are no labels. */
  readonly readings?: readonly (readonly [string, ColumnReading])[];
  readonly id?: string;
  readonly weights?: string;
  readonly missing?: string;
  readonly delimiter?: string;
}

/** Reads a file and says as plain data everything that it came to, or the error. */
export async function outcomeOf({ name, bytes, columns, readings = [], delimiter, ...request }: Order) {
  const given = new Map(readings);
  try {
    const { table, weights, ...read } = await readData(openBlob(name, new Blob([new Uint8Array(bytes)])), {
      ...request,
      delimiter: delimiter === undefined ? undefined : parseDelimiter(delimiter),
      columns: (header) => new Map((columns ?? header).map((column) => [column, given.get(column) ?? 'labels'])),
    });
    return { ...read, weights: weights && [...weights], table: plain(table) };
  } catch (error) {
    if (!(error instanceof LatentError)) throw error;
    return { code: error.code, message: error.message, fix: error.fix, where: error.where };
  }
}

export type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

function plain({ columns, lineOf, ...table }: Table) {
  return {
    ...table,
    lines: Array.from({ length: table.rows }, (_, row) => lineOf(row)),
    columns: [...columns].map(([key, column]) => ({
      key,
      ...column,
      ...('codes' in column ? { codes: [...column.codes] } : {}),
      ...('values' in column ? { values: [...column.values] } : {}),
    })),
  };
}
