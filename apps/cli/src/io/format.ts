import { constants, gunzipSync } from 'node:zlib';
import { fileError } from './errors.ts';
import { continued } from './gunzip.ts';
import type { Source } from './source.ts';

/** How data are written down. */
export type DataFormat = 'delimited' | 'json' | 'parquet';

/** A source whose format is known, from its beginning again. */
export interface FormattedSource {
  readonly source: Source;
  readonly format: DataFormat;
}

/**
 * Looks at the beginning of a source: what begins with `PAR1` and goes on as no text does is Parquet, what begins with `{` or `[` is JSON,
 * all else is delimited text. A name such as `data.csv`, or a given delimiter where the name says nothing, makes it delimited text.
 *
 * @throws `NOT_DATA` where a document of latent stands in the place of data
 */
export async function recognized(source: Source, isDelimiterGiven: boolean): Promise<FormattedSource> {
  const iterator = source.chunks[Symbol.asyncIterator]();
  let bytes: Uint8Array = Buffer.alloc(0);
  for (let next = await startOf(iterator, source); !next.done; next = await iterator.next()) {
    bytes = bytes.length === 0 ? next.value : Buffer.concat([bytes, next.value]);
    if (bytes.length >= LOOKED_AT) break;
  }
  const head = unpackedHead(bytes).toString('latin1');
  const name = source.name.toLowerCase().replace(/\.gz$/, '');
  return {
    source: { ...source, chunks: continued(bytes, iterator) },
    format: formatOf(head, name, isDelimiterGiven, source.name),
  };
}

const LOOKED_AT = 4096;

async function startOf(iterator: AsyncIterator<Uint8Array>, source: Source): Promise<IteratorResult<Uint8Array>> {
  try {
    return await iterator.next();
  } catch (error) {
    await source.close();
    throw error;
  }
}

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

/** The beginning of what is packed; nothing where it is damaged, which is said when it is read. */
function unpackedHead(bytes: Uint8Array): Buffer {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT));
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head;
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
