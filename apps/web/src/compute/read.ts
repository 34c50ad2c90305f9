import { openBlob, parseDelimiter, type ReadData, readData } from '@latent/files';
import type { DataSource, OnProgress, Reading } from './lab.ts';

/** Reads a file or what was pasted, all its columns, as the command line does. */
export function readSource(
  { name, blob }: DataSource,
  { delimiter, missing, id, weights }: Reading,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<ReadData> {
  return readData(openBlob(name, blob), {
    columns: (header) =>
      new Map(header.filter((own) => own !== id && own !== weights).map((own) => [own, 'either'] as const)),
    delimiter: delimiter === undefined ? undefined : parseDelimiter(delimiter),
    missing,
    id,
    weights,
    signal,
    onProgress: ({ bytes, size }) => onProgress(bytes, size),
  });
}
