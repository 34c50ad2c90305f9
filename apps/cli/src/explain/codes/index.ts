import { DATA_CODES } from './data.ts';
import { DOCUMENT_CODES } from './documents.ts';
import { FILE_CODES } from './files.ts';
import { FIT_CODES } from './fit.ts';
import { LAB_CODES } from './lab.ts';
import { NETWORK_CODES } from './networks.ts';
import type { CodeText } from './text.ts';

export type { CodeText } from './text.ts';

/** A text for every code that a warning or an error can bear; a test holds this list to the sources. */
export const CODE_TEXTS: ReadonlyMap<string, CodeText> = new Map(
  [FIT_CODES, DATA_CODES, FILE_CODES, DOCUMENT_CODES, NETWORK_CODES, LAB_CODES].flatMap((texts) =>
    Object.entries(texts),
  ),
);
