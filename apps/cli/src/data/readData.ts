import type { Table } from 'latent';
import { Interrupted, isInterruption } from '../errors.ts';
import { openSource, parseDelimiter, readTable } from '../io/index.ts';
import { createGrowingTable } from './growing.ts';
import type { DataRequest } from './request.ts';
import { readWeights, weightError } from './weights.ts';

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
