import {
  type AsyncBuffer,
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet';
import { LatentError } from 'latent';
import type { Measure, MeasuredBytes } from '../bytes/measured.ts';
import type { Source } from '../bytes/source.ts';
import { textCell } from '../cells/cell.ts';
import { columnNamesOf } from '../cells/names.ts';
import { fileError } from '../errors.ts';
import type { TableHandlers } from '../handlers.ts';
import { randomAccess } from './access.ts';
import { PARSERS, type ParquetCells, parquetCells, type ReadableCells } from './cells.ts';
import { COMPRESSORS } from './packing.ts';

/**
 * Reads Parquet, one group of rows after the other and of these the columns that are needed: a cell is a pointer then, and equal texts are
 * held once.
 *
 * @throws `BAD_PARQUET`; `UNREADABLE_COLUMN` where a column that is needed is nested or of a type that no cell has
 */
export async function readParquet(source: Source, handlers: TableHandlers, bytes: MeasuredBytes): Promise<Measure> {
  const { buffer, measure } = await randomAccess(source, bytes);
  try {
    await readGroups(source.name, buffer, handlers);
    return measure;
  } catch (error) {
    if (error instanceof LatentError || handlers.signal?.aborted || !(error instanceof Error)) throw error;
    throw fileError(
      'BAD_PARQUET',
      `the Parquet file is damaged, cut off, or of a kind that cannot be read: ${error.message}`,
      'Write it again, for example with pandas: data.to_parquet(…), or save the data as CSV.',
      { file: source.name },
    );
  }
}

interface Column {
  /** As the file has it. */
  readonly key: string;
  readonly name: string;
  readonly cells: ParquetCells;
}

async function readGroups(file: string, buffer: AsyncBuffer, handlers: TableHandlers): Promise<void> {
  const found = await parquetMetadataAsync(buffer, { geoparquet: false });
  const { children } = parquetSchema(found);
  const keys = children.map(({ element }) => element.name);
  const names = columnNamesOf(keys, [], { file }, IN_SCHEMA);
  if (names.length === 0) throw fileError('NO_HEADER', 'no columns', 'The file must have columns.', { file });
  const columns = children.map(
    (child, index): Column => ({
      key: keys[index] as string,
      name: names[index] as string,
      cells: parquetCells(child),
    }),
  );
  if (found.num_rows === 0n)
    throw fileError('NO_ROWS', '0 rows: the file has columns only', 'Give at least one row.', { file });
  const unreadable = new Map(
    columns.flatMap(({ name, cells }) =>
      cells.kind === 'unreadable' ? [[name, unreadableColumn(file, name, cells.because)] as const] : [],
    ),
  );
  const needed = handlers.onHeader(names, { expectedRows: Number(found.num_rows), complete: true, unreadable });
  for (const [name, error] of unreadable) if (needed.has(name)) throw error;
  const metadata = withElements(found, columns, children);

  let first = 0;
  for (const group of metadata.row_groups) {
    const end = first + Number(group.num_rows);
    // A scan keeps what it read last of every column: one for each group lets go of it.
    const scan = await parquetScan({
      file: buffer,
      metadata,
      compressors: COMPRESSORS,
      parsers: PARSERS,
      utf8: false,
      geoparquet: false,
      useOffsetIndex: false,
    });
    const read: (string[] | undefined)[] = [];
    for (const column of columns) {
      handlers.signal?.throwIfAborted();
      const { cells } = column;
      const isRead = needed.has(column.name) && cells.kind === 'cells';
      read.push(isRead ? await readCells(file, column, cells, scan, first, end) : undefined);
    }
    for (let row = 0; row < end - first; row++)
      handlers.onRow(
        read.map((cells) => cells?.[row] ?? ''),
        undefined,
      );
    first = end;
  }
}

const IN_SCHEMA = {
  twice: 'Rename one of the columns.',
  unnamed: () => 'Give the column a name.',
};

/** The schema with the elements that cells are read by; columns that are flat stand at the first level. */
function withElements(
  metadata: FileMetaData,
  columns: readonly Column[],
  children: ReturnType<typeof parquetSchema>['children'],
): FileMetaData {
  const own = new Map(
    children.map(({ element }, index) => {
      const cells = (columns[index] as Column).cells;
      return [element, cells.kind === 'cells' ? cells.element : element];
    }),
  );
  return { ...metadata, schema: metadata.schema.map((element) => own.get(element) ?? element) };
}

async function readCells(
  file: string,
  { key, name }: Column,
  { textOf }: ReadableCells,
  scan: ParquetScan,
  rowStart: number,
  rowEnd: number,
): Promise<string[]> {
  const values = await scan.readColumn({ column: key, rowStart, rowEnd });
  if (values.length !== rowEnd - rowStart) throw new RangeError(`column "${name}" has ${values.length} values`);
  const texts = new Map<string, string>();
  const read = new Array<string>(values.length);
  for (let row = 0; row < values.length; row++) {
    const text = textCell(textOf(values[row]), () => ({ file, row: rowStart + row + 1, column: name }));
    const held = texts.get(text) ?? text;
    if (texts.size < MOST_TEXTS) texts.set(held, held);
    read[row] = held;
  }
  return read;
}

const MOST_TEXTS = 1 << 16;

const unreadableColumn = (file: string, column: string, because: string): LatentError =>
  fileError(
    'UNREADABLE_COLUMN',
    `column "${column}" cannot be read: ${because}`,
    'Name the columns that are used with --columns, leave this one out of the file, or write it as text or numbers.',
    { file, column },
  );
