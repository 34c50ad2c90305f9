import { joined } from './bytes/joined.ts';
import type { MeasuredBytes } from './bytes/measured.ts';
import { continued } from './bytes/unpacked.ts';
import { fileError } from './errors.ts';

/** How data are written down. */
export type DataFormat = 'delimited' | 'json' | 'parquet';

/** Bytes whose format is known, from their beginning again. */
export interface FormattedBytes {
  readonly bytes: MeasuredBytes;
  readonly format: DataFormat;
}

/**
 * Looks at the beginning of a file: what begins with `PAR1` and goes on as no text does is Parquet, what begins with `{` or `[` is JSON,
 * all else is delimited text. A name such as `data.csv`, or a given delimiter where the name says nothing, makes it delimited text.
 *
 * @throws `NOT_DATA` where a document of latent stands in the place of data
 */
export async function recognized(
  { chunks, measure }: MeasuredBytes,
  file: string,
  isDelimiterGiven: boolean,
): Promise<FormattedBytes> {
  let bytes: Uint8Array = new Uint8Array(0);
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    bytes = bytes.length === 0 ? next.value : joined([bytes, next.value]);
    if (bytes.length >= LOOKED_AT) break;
  }
  const head = BYTES.decode(bytes.subarray(0, LOOKED_AT));
  const name = file.toLowerCase().replace(/\.gz$/, '');
  return {
    bytes: { chunks: continued(bytes, chunks), measure },
    format: formatOf(head, name, isDelimiterGiven, file),
  };
}

const LOOKED_AT = 4096;

/** A character a byte; those below 128 are themselves. */
const BYTES = new TextDecoder('latin1');

function formatOf(head: string, name: string, isDelimiterGiven: boolean, file: string): DataFormat {
  if (PARQUET.test(head)) return 'parquet';
  if (name.endsWith('.parquet') || name.endsWith('.parq'))
    throw fileError(
      'BAD_PARQUET',
      'the file is named as Parquet and does not begin with PAR1',
      'Write it again, or name it after what it holds.',
      { file },
    );
  if (/\.(?:csv|tsv|tab|txt)$/.test(name)) return 'delimited';
  const isNamed = /\.(?:json|ndjson|jsonl)$/.test(name);
  if (!isNamed && (isDelimiterGiven || !JSON_BEGINS.test(head))) return 'delimited';
  if (looksLikeLatentDocument(head))
    throw fileError(
      'NOT_DATA',
      'this is a document of latent, and data are needed here',
      'Give the data file; where a command takes both, the document comes first: latent predict fit.json data.csv.',
      { file },
    );
  return 'json';
}

/** Behind PAR1 stands a header in bytes; CSV may well have a column PAR1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells bytes from text.
const PARQUET = /^PAR1[\s\S]{0,64}?[\0-\x08\x0e-\x1f]/;
const JSON_BEGINS = /^(?:\xEF\xBB\xBF)?\s*[{[]/;

/** True where a text begins as a document that latent writes. */
export function looksLikeLatentDocument(head: string): boolean {
  return /^\s*\{/.test(head.replace(/^(?:\uFEFF|\xEF\xBB\xBF)/, '')) && LATENT.test(head);
}

const LATENT = /"format"\s*:\s*"latent-/;
