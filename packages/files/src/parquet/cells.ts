import type { ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet';
import { numberCell } from '../cells/cell.ts';

/** Makes the text of a cell of a column's values; null and undefined are empty cells. */
export type CellText = (value: unknown) => string;

/** How the cells of a column are read. */
export interface ReadableCells {
  readonly kind: 'cells';
  readonly textOf: CellText;
  readonly element: SchemaElement;
}

/** A column of a Parquet file: how its cells are read, or why they are not. */
export type ParquetCells = ReadableCells | { readonly kind: 'unreadable'; readonly because: string };

/** How the cells of a column become text: what CSV would hold. */
export function parquetCells({ element, children }: SchemaTree): ParquetCells {
  const { type, converted_type: converted, logical_type: logical } = element;
  const kind = logical?.type ?? converted;
  if (children.length > 0 || type === undefined)
    return { kind: 'unreadable', because: `its values are nested (${kind?.toLowerCase() ?? 'struct'})` };
  if (element.repetition_type === 'REPEATED')
    return { kind: 'unreadable', because: 'its values are nested (repeated)' };
  if (kind !== undefined && !PLAIN.test(kind))
    return { kind: 'unreadable', because: `its values are of the type ${kind.toLowerCase()}` };
  if (kind === 'DECIMAL') {
    // Taken as the whole numbers that the file has: hyparquet would divide, and a double does not hold all digits.
    const { converted_type: _, logical_type: __, ...bare } = element;
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    return { kind: 'cells', textOf: (value) => decimalText(value, scale), element: bare };
  }
  if (type === 'FIXED_LEN_BYTE_ARRAY' && kind === undefined)
    return { kind: 'unreadable', because: 'its values are bytes' };
  if (type === 'FLOAT') return { kind: 'cells', textOf: (value) => textOfValue(value, true), element };
  return { kind: 'cells', textOf: (value) => textOfValue(value, false), element };
}

const PLAIN = /^(?:STRING|UTF8|ENUM|JSON|UUID|FLOAT16|DECIMAL|DATE|TIMESTAMP|TIMESTAMP_M\w+|INTEGER|U?INT_\d+|NULL)$/;

function textOfValue(value: unknown, single: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberCell(value, single);
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return UTF8.decode(value); // text of writers that do not say so
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new TypeError('a value of an unknown kind');
}

/** 150 with two decimals is 1.5. */
function decimalText(value: unknown, scale: number): string {
  if (value === null || value === undefined) return '';
  const units = value instanceof Uint8Array ? signed(value) : BigInt(value as number | bigint);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const part = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}

/** A whole number of two's complement, most significant byte first. */
function signed(bytes: Uint8Array): bigint {
  const hexadecimal = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hexadecimal === '' ? 0n : BigInt.asIntN(8 * bytes.length, BigInt(`0x${hexadecimal}`));
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Strict text, and dates and times as ISO 8601 writes them, with as many decimals as they have. */
export const PARSERS: Partial<ParquetParsers> = {
  stringFromBytes: (bytes) => (bytes === undefined ? undefined : UTF8.decode(bytes)),
  jsonFromBytes: (bytes) => (bytes === undefined ? undefined : UTF8.decode(bytes)),
  dateFromDays: (days) => (days === undefined ? undefined : timeText(BigInt(days) * 86_400n, 1n, 0).slice(0, -10)),
  timestampFromMilliseconds: (millis) => (millis === undefined ? undefined : timeText(millis, 1_000n, 3)),
  timestampFromMicroseconds: (micros) => (micros === undefined ? undefined : timeText(micros, 1_000_000n, 6)),
  timestampFromNanoseconds: (nanos) => (nanos === undefined ? undefined : timeText(nanos, 1_000_000_000n, 9)),
};

function timeText(units: bigint, perSecond: bigint, places: number): string {
  const part = ((units % perSecond) + perSecond) % perSecond;
  const seconds = Number((units - part) / perSecond);
  const decimals = part === 0n ? '' : `.${part.toString().padStart(places, '0').replace(/0+$/, '')}`;
  return `${new Date(seconds * 1000).toISOString().slice(0, -5)}${decimals}Z`;
}
