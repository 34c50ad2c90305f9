import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

/** A table of which every format says the same; null is a missing cell. */
export type Rows = readonly Readonly<Record<string, string | number | null>>[];

/** 240 rows with identifiers, weights, text, codes, numbers with decimals, and holes. */
export function survey(): Rows {
  let state = 11;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: 240 }, (_, row) => {
    const high = uniform() < 0.4;
    const hole = <T>(value: T): T | null => (uniform() < 0.05 ? null : value);
    return {
      person: `p ${row}, "${row % 7}"`,
      A: hole(uniform() < 0.8 === high ? 'yes' : 'no, né'),
      B: hole(uniform() < 0.75 === high ? 1 : 2),
      C: uniform() < 0.1 ? 9 : hole(uniform() < 0.7 === high ? 4 : 3),
      x: hole(Math.round(1000 * (uniform() + uniform() + (high ? 2 : 0))) / 1000),
      n: 1 + Math.floor(3 * uniform()),
    };
  });
}

/** The table in every text format, by file name; each also packed. */
export function writeTexts(folder: string, rows: Rows): readonly string[] {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: string | number | null, quoted: boolean): string =>
    value === null ? '' : typeof value === 'string' && quoted ? `"${value.replaceAll('"', '""')}"` : String(value);
  const delimited = (delimiter: string): string =>
    `${[names.join(delimiter), ...rows.map((row) => names.map((name) => cell(row[name] ?? null, true)).join(delimiter))].join('\n')}\n`;
  const texts: Record<string, string> = {
    'data.csv': delimited(','),
    'data.tsv': delimited('\t'),
    'data.ndjson': `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
    'rows.json': JSON.stringify(rows, null, 1),
    'dense.json': JSON.stringify(rows),
    'columns.json': JSON.stringify(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]))),
    'absent.jsonl': rows
      .map((row, index) =>
        JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, value]) => index === 0 || value !== null))),
      )
      .join('\n'),
  };
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  return Object.keys(texts).flatMap((name) => [name, `${name}.gz`]);
}

/** The columns of the table as Parquet has them. */
export function parquetColumns(rows: Rows): ColumnSource[] {
  const of = (name: string) => rows.map((row) => row[name]);
  return [
    { name: 'person', data: of('person'), type: 'STRING' },
    { name: 'A', data: of('A'), type: 'STRING' },
    { name: 'B', data: of('B'), type: 'INT32' },
    { name: 'C', data: of('C').map((value) => (typeof value === 'number' ? BigInt(value) : null)), type: 'INT64' },
    { name: 'x', data: of('x'), type: 'DOUBLE' },
    { name: 'n', data: of('n'), type: 'DOUBLE' },
  ];
}

const CODECS = {
  UNCOMPRESSED: (bytes: Uint8Array) => bytes,
  GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)),
  ZSTD: storedZstd,
};

/** Writes Parquet in small groups of rows with a codec; returns the name of the file. */
export function writeParquet(
  folder: string,
  codec: 'SNAPPY' | keyof typeof CODECS,
  columnData: ColumnSource[],
): string {
  const name = `${codec.toLowerCase()}.parquet`;
  const buffer = parquetWriteBuffer({ columnData, codec, compressors: CODECS, rowGroupSize: 100 });
  writeFileSync(join(folder, name), new Uint8Array(buffer));
  return name;
}

/** A frame of Zstandard (RFC 8878) whose blocks are stored as they are: Node 20 cannot make others. */
function storedZstd(bytes: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  const blocks: Uint8Array[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0]), size];
  for (let from = 0; from === 0 || from < bytes.length; from += 1 << 17) {
    const block = bytes.subarray(from, from + (1 << 17));
    const isLast = from + (1 << 17) >= bytes.length;
    const head = (block.length << 3) | (isLast ? 1 : 0);
    blocks.push(Buffer.from([head & 0xff, (head >> 8) & 0xff, head >> 16]), block);
  }
  return new Uint8Array(Buffer.concat(blocks));
}
