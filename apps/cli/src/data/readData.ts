import type { ColumnReading, Table } from 'latent';
import { Interrupted, isInterruption } from '../errors.ts';
import { openSource, parseDelimiter, readTable } from '../io/index.ts';
import { createGrowingTable } from './growing.ts';
import { readWeights, weightError } from './weights.ts';

/** What is to be read from a data file. */
export interface DataRequest {
  /** The columns of the table and how each is read, once the header is known; asked again when it becomes longer. */
  readonly columns: (header: readonly string[]) => ReadonlyMap<string, ColumnReading>;
  /** The column that names the rows; it is kept as text, apart from the table. */
  readonly id?: string | undefined;
  /** The column that says how often each row counts. */
  readonly weights?: string | undefined;
  /** As in `--missing`. */
  readonly missing?: string | undefined;
  /** As in `--delimiter`. */
  readonly delimiter?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the cells of every row as they stand in the file. */
  readonly onRow?: ((cells: readonly string[]) => void) | undefined;
  /** Called after every piece of the file. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

export interface ReadProgress {
  readonly rows: number;
  readonly bytes: number;
  /** Bytes in all, where that is known. */
  readonly size: number | undefined;
}

/** A data file as a table. */
export interface ReadData {
  readonly table: Table;
  /** The names of all columns of the file. */
  readonly header: readonly string[];
  readonly ids: readonly string[] | undefined;
  readonly weights: Float64Array | undefined;
  readonly sha256: string;
  readonly bytes: number;
  /** What to say about the reading, such as "delimiter ; (detected)". */
  readonly notes: readonly string[];
}

/**
 * Reads a data file (CSV, TSV, JSON or NDJSON, gzip or not, or Parquet; `-` is stdin) row by row into a table of small codes.
 *
 * @throws LatentError of io, `UNKNOWN_COLUMN` with the nearest name, `BAD_WEIGHT` with line and column, and what the table refuses
 */
export async function readData(path: string, request: DataRequest): Promise<ReadData> {
  const delimiter = request.delimiter === undefined ? undefined : parseDelimiter(request.delimiter);
  const source = await openSource(path);
  const file = source.name;
  const notes: string[] = [];
  const growing = createGrowingTable(request, file);

  // Where the next piece of a pipe never comes, only closing it ends the waiting.
  request.signal?.addEventListener('abort', () => void source.close(), { once: true });

  const read = async () => {
    const measure = await readTable(source, {
      delimiter,
      signal: request.signal,
      onDelimiter: ({ said }) => {
        if (said !== undefined) notes.push(said);
      },
      onHeader: growing.open,
      onColumns: growing.widen,
      onRow: growing.add,
      onProgress: (bytes, size) => request.onProgress?.({ rows: growing.rows(), bytes, size }),
    });
    return { ...measure, ...growing.finish() };
  };
  const {
    table: whole,
    header,
    ids,
    sha256,
    bytes,
  } = await read().catch((error: unknown) => {
    if (request.signal?.aborted && !isInterruption(error)) throw new Interrupted('interrupted while reading the data');
    throw weightError(error, request.weights);
  });

  const { table, weights } = readWeights(whole, request.weights);
  return { table, header, ids, weights, sha256, bytes, notes };
}
