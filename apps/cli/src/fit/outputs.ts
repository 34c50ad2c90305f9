import type { AppliedRows, FitDocument } from 'latent';
import type { ReadData } from '../data/readData.ts';
import { writeFileAtomic } from '../io/index.ts';
import { jsonText } from '../output/json.ts';
import { counted } from '../output/number.ts';
import { posteriorLines } from '../output/rows.ts';
import type { FitOptions } from './options.ts';
import type { FitRequest } from './request.ts';

/** Writes what was asked for, each file whole or not at all, and says so. */
export async function writeOutputs(
  { output, rows: rowsPath }: FitOptions,
  document: FitDocument,
  read: ReadData,
  { id }: FitRequest,
  rows: AppliedRows | undefined,
): Promise<string | undefined> {
  const written: string[] = [];
  if (output !== undefined) {
    await writeFileAtomic(output, [jsonText(document)]);
    written.push(output);
  }
  if (rowsPath !== undefined && rows !== undefined) {
    const ids = id !== undefined && read.ids ? { name: id, values: read.ids } : undefined;
    await writeFileAtomic(rowsPath, posteriorLines(document.model, ids, rows));
    written.push(`${rowsPath} (${counted(rows.posterior.n, 'row')})`);
  }
  return written.length === 0 ? undefined : `wrote ${written.join(', ')}`;
}
