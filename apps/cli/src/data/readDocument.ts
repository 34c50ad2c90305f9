import {
  checkMixtureDocument,
  checkMixtureFit,
  checkModelDocument,
  type FitDocument,
  LatentError,
  type MixtureDocument,
  type ModelDocument,
  parseDocument,
} from 'latent';

import { openSource } from '../io/index.ts';

/**
 * Reads a model document; of a fit document, its model. `-` is stdin.
 *
 * @throws `FILE_UNREADABLE`, and what `parseDocument` and `checkMixtureDocument` refuse, with the file
 */
export async function readModelDocument(path: string): Promise<MixtureDocument> {
  const { value, file } = await readJson(path);
  return checkMixtureDocument(value, file);
}

/**
 * Reads the model document of a mixture or a network; of a fit document, its model. `-` is stdin.
 *
 * @throws `FILE_UNREADABLE`, and what `parseDocument` and `checkModelDocument` refuse, with the file
 */
export async function readAnyModel(path: string): Promise<ModelDocument> {
  const { value, file } = await readJson(path);
  return checkModelDocument(value, file);
}

/** Reads a fit document, as `readModelDocument`. */
export async function readFitDocument(path: string): Promise<FitDocument> {
  const { value, file } = await readJson(path);
  return checkMixtureFit(value, file);
}

/** The value of a JSON file of at most 64 MiB, and the name of the file for messages. */
export async function readJson(path: string): Promise<{ readonly value: unknown; readonly file: string }> {
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
  return { value: parseDocument(Buffer.concat(chunks).toString('utf8'), source.name), file: source.name };
}

/** As core reads them; here too, so that no more is taken into memory. */
const MOST_BYTES = 64 * 2 ** 20;
