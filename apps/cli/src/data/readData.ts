import { type DataRequest, parseDelimiter, type ReadData, readData as readSource } from '@latent/files';
import { Interrupted, isInterruption } from '../errors.ts';
import { openSource } from '../io/index.ts';

export type { ReadData } from '@latent/files';

/**
 * Reads a data file (`-` is stdin) as `readData` of files, with the delimiter as in `--delimiter`.
 *
 * @throws what that and `openSource` throw; `Interrupted` where the signal ended the reading
 */
export async function readData(path: string, request: DataRequest): Promise<ReadData> {
  const delimiter = request.delimiter === undefined ? undefined : parseDelimiter(request.delimiter);
  const source = await openSource(path);
  return readSource(source, { ...request, delimiter }).catch((error: unknown) => {
    if (request.signal?.aborted && !isInterruption(error)) throw new Interrupted('interrupted while reading the data');
    throw error;
  });
}
