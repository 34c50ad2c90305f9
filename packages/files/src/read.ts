import { type Measure, measuredBytes } from './bytes/measured.ts';
import type { Source } from './bytes/source.ts';
import { readCsv } from './delimited/csv.ts';
import { recognized } from './format.ts';
import type { TableHandlers } from './handlers.ts';

/**
 * Reads a table row by row from delimited text, JSON, NDJSON (gzip is unpacked) or Parquet, whichever the file is.
 *
 * @throws `LatentError` with file, line or row, and column: see `FileErrorCode`
 * @example
 * await readTable(await openSource('survey.ndjson'), { onHeader: (names) => new Set(names), onColumns: …, onRow: (cells) => … });
 */
export async function readTable(source: Source, handlers: TableHandlers): Promise<Measure> {
  const measured = measuredBytes(source, handlers);
  try {
    const { bytes, format } = await recognized(measured, source.name, handlers.delimiter !== undefined);
    if (format === 'json') {
      const { readJson } = await import('./json/json.ts');
      return await readJson(source, handlers, bytes);
    }
    if (format === 'parquet') {
      const { readParquet } = await import('./parquet/parquet.ts');
      return await readParquet(source, handlers, bytes);
    }
    return await readCsv(
      source,
      {
        ...handlers,
        onHeader: (names, expectedRows) => void handlers.onHeader(names, { expectedRows, complete: true }),
      },
      bytes,
    );
  } finally {
    await measured.chunks.return();
    await source.close();
  }
}
