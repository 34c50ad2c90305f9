import {
  checkFitDocument,
  checkModelDocument,
  type FitDocument,
  LatentError,
  type ModelDocument,
  type NetworkDocument,
  parseBif,
  parseDocument,
  type Warning,
} from 'latent';
import { openSource } from '../io/index.ts';

/** A model document, and how it was read. */
export interface ReadModel {
  readonly document: ModelDocument;
  /** The fit that it is the model of, if it is of one. */
  readonly fit: FitDocument | FitDocument<NetworkDocument> | undefined;
  /** Its name, for messages. */
  readonly file: string;
  readonly warnings: readonly Warning[];
}

/**
 * Reads the model document of a mixture or a network; of a fit document, its model. `-` is stdin. What does not begin as JSON does is read as
 * BIF where it begins so, or is called so.
 *
 * @throws `FILE_UNREADABLE`, `NOT_A_DOCUMENT`, and what `parseDocument`, `checkModelDocument` and `parseBif` refuse, with the file
 */
export async function readModel(path: string): Promise<ReadModel> {
  const { text, file } = await readText(path);
  const isBif = path.endsWith('.bif') || LIKE_BIF.test(text);
  if (!LIKE_JSON.test(text) && !isBif)
    throw new LatentError(
      'NOT_A_DOCUMENT',
      'this is no model: it begins neither as a JSON document nor as a network in BIF',
      'Give a model document, a fit that latent fit wrote with -o, or a BIF file. Where a command takes data too, the model stands first.',
      { file },
    );
  if (!LIKE_JSON.test(text) || (text.trim() === '' && isBif)) return { ...parseBif(text, file), fit: undefined, file };
  const value = parseDocument(text, file);
  const isFit = typeof value === 'object' && value !== null && 'format' in value && value.format === 'latent-fit';
  const fit = isFit ? checkFitDocument(value, file) : undefined;
  return { document: fit?.model ?? checkModelDocument(value, file), fit, file, warnings: [] };
}

/** An object, a list or a string begins, or there is nothing: no BIF does so. */
const LIKE_JSON = /^\uFEFF?\s*(?:[[{"]|$)/;

/** A block of BIF behind comments (one may be longer than what is looked at). */
export const LIKE_BIF =
  /^\uFEFF?(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:\/\*|(?:network|variable|probability)\b\s*(?:"[^"]*"|[^\s{("]+)?\s*[{(])/;

/** Reads the fit document of a mixture or a network, as `readModel`. */
export async function readAnyFit(path: string): Promise<FitDocument | FitDocument<NetworkDocument>> {
  const { value, file } = await readJson(path);
  return checkFitDocument(value, file);
}

/** The name that messages use for a path. */
export const fileNameOf = (path: string): string => (path === '-' ? '<stdin>' : path);

/** The value of a JSON file of at most 64 MiB, and the name of the file for messages. */
export async function readJson(path: string): Promise<{ readonly value: unknown; readonly file: string }> {
  const { text, file } = await readText(path);
  return { value: parseDocument(text, file), file };
}

async function readText(path: string): Promise<{ readonly text: string; readonly file: string }> {
  const source = await openSource(path);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source.chunks) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES)
        throw new LatentError(
          'DOCUMENT_TOO_LARGE',
          'the document is larger than 64 MiB',
          'Check that this is a model or fit document and not data.',
          { file: source.name },
        );
      chunks.push(chunk);
    }
  } finally {
    await source.close();
  }
  return { text: Buffer.concat(chunks).toString('utf8'), file: source.name };
}

/** As core reads them; here too, so that no more is taken into memory. */
const MOST_BYTES = 64 * 2 ** 20;
