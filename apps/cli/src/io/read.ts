import { readCsv } from './csv.ts';
import { recognized } from './format.ts';
import type { TableHandlers } from './handlers.ts';
import type { Source } from './source.ts';
import type { Measure } from './texts.ts';

/**
 * Reads a table row by row from delimited text, JSON, NDJSON (gzip is unpacked) or Parquet, whichever the file is.
 *
 * @throws `LatentError` with file, line or row, and column: see `FileErrorCode`
 * @example
 * await readTable(await openSource('survey.ndjson'), { onHeader: (names) => new Set(names), onColumns: …, onRow: (cells) => … });
 */
export async function readTable(opened: Source, handlers: TableHandlers): Promise<Measure> {
  const { source, format } = await recognized(opened, handlers.delimiter !== undefined);
  if (format === 'json') {
    const { readJson } = await import('./json.ts');
    return readJson(source, handlers);
  }
  if (format === 'parquet') {
    const { readParquet } = await import('./parquet.ts');
    return readParquet(source, handlers);
  }
  return readCsv(source, {
    ...handlers,
    onHeader: (names, expectedRows) => void handlers.onHeader(names, { expectedRows, complete: true }),
  });
}
