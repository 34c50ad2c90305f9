import { createTextTable, LatentError } from 'latent';
import type { ReadData } from './keep.ts';
import type { DataSource, OnProgress, Reading } from './lab.ts';

/** Reads a file or what was pasted, all its columns. */
export async function readSource(
  { name, blob }: DataSource,
  { missing, id, weights: weightsName }: Reading,
  onProgress: OnProgress,
): Promise<ReadData> {
  const lines = (await blob.text())
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const [header = [], ...rows] = lines;
  onProgress(blob.size, blob.size);
  if (weightsName !== undefined && !header.includes(weightsName))
    throw new LatentError('UNKNOWN_COLUMN', `no column ${weightsName}`, 'Choose another.');
  const columns = new Map(
    header.filter((own) => own !== id && own !== weightsName).map((own) => [own, 'either'] as const),
  );
  const builder = createTextTable(header, { columns, missing, file: name });
  for (const [i, row] of rows.entries()) builder.add(row, i + 2);
  const at = (own: string | undefined) => (own === undefined ? -1 : header.indexOf(own));
  return {
    table: builder.finish(),
    header,
    ids: at(id) < 0 ? undefined : rows.map((row) => row[at(id)] ?? ''),
    weights: at(weightsName) < 0 ? undefined : Float64Array.from(rows, (row) => Number(row[at(weightsName)])),
    sha256: '',
    bytes: blob.size,
    notes: [],
  };
}
