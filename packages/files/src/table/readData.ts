import type { Table } from 'latent';
import type { Source } from '../bytes/source.ts';
import { readTable } from '../read.ts';
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
 * Reads data (CSV, TSV, JSON or NDJSON, gzip or not, or Parquet) row by row into a table of small codes.
 *
 * @throws `LatentError` of `readTable`, `UNKNOWN_COLUMN` with the nearest name, `BAD_WEIGHT` with line and column, and what the table
 * refuses; where the signal aborts, its reason or a fault of the source that was closed
 * @example
 * await readData(openBlob('survey.csv', blob), { columns: (header) => new Map(header.map((name) => [name, 'labels'])), id: 'person' });
 */
export async function readData(source: Source, request: DataRequest): Promise<ReadData> {
  const { signal } = request;
  const notes: string[] = [];
  const growing = createGrowingTable(request, source.name);

  // Where the next piece of a pipe never comes, only closing it ends the waiting.
  const close = () => void source.close();
  signal?.addEventListener('abort', close, { once: true });
  try {
    const { sha256, bytes } = await readTable(source, {
      delimiter: request.delimiter,
      signal,
      onDelimiter: ({ said }) => {
        if (said !== undefined) notes.push(said);
      },
      onHeader: growing.open,
      onColumns: growing.widen,
      onRow: growing.add,
      onProgress: (done, size) => request.onProgress?.({ rows: growing.rows(), bytes: done, size }),
    });
    signal?.throwIfAborted();
    const { table: whole, header, ids } = growing.finish();
    const { table, weights } = readWeights(whole, request.weights);
    return { table, header, ids, weights, sha256, bytes, notes };
  } catch (error) {
    throw weightError(error, request.weights);
  } finally {
    signal?.removeEventListener('abort', close);
  }
}
