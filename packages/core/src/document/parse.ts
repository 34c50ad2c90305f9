import { LatentError } from '../error/index.ts';

const MOST_BYTES = 64 * 2 ** 20;
const MOST_DEPTH = 64;

/**
 * Reads the text of a document: at most 64 MiB, nested at most 64 deep, valid JSON.
 *
 * @param file its name, for messages
 * @throws LatentError DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP, NOT_JSON (with the position)
 * @example
 * const fitted = fromJSON(parseDocument(text, 'fit.json'));
 */
export function parseDocument(text: string, file?: string): unknown {
  if (text.length > MOST_BYTES)
    throw new LatentError(
      'DOCUMENT_TOO_LARGE',
      `the document has ${text.length} characters; at most ${MOST_BYTES} are read`,
      'Check that this is a model or fit document and not data.',
      { file },
    );
  if (depthOf(text) > MOST_DEPTH)
    throw new LatentError(
      'DOCUMENT_TOO_DEEP',
      `the document is nested more than ${MOST_DEPTH} deep`,
      'Check that this is a model or fit document.',
      { file },
    );
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new LatentError(
      'NOT_JSON',
      `not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      'The file may be cut off; write it again.',
      { file },
    );
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (inString) {
      if (character === 0x5c) i++;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (character === 0x7d || character === 0x5d) depth--;
  }
  return deepest;
}
