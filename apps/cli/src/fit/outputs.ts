import { counted } from '@latent/charts/number';
import type { RowIds } from '@latent/results';
import type { FitDocument, ModelDocument } from 'latent';
import type { ReadData } from '../data/readData.ts';
import { writeFileAtomic } from '../io/index.ts';
import { jsonText } from '../output/json.ts';
import type { FitOptions } from './options.ts';

/** What `--rows` writes. */
export interface RowLines {
  /** With the line of titles. */
  readonly lines: Iterable<string>;
  readonly rows: number;
}

/** Writes what was asked for, each file whole or not at all, and says so. */
export async function writeOutputs(
  { output, rows: rowsPath }: FitOptions,
  document: FitDocument<ModelDocument>,
  rowLines: RowLines | undefined,
): Promise<string | undefined> {
  const written: string[] = [];
  if (output !== undefined) {
    await writeFileAtomic(output, [jsonText(document)]);
    written.push(output);
  }
  if (rowsPath !== undefined && rowLines !== undefined) {
    await writeFileAtomic(rowsPath, rowLines.lines);
    written.push(`${rowsPath} (${counted(rowLines.rows, 'row')})`);
  }
  return written.length === 0 ? undefined : `wrote ${written.join(', ')}`;
}

/** The names of the rows, where a column has them. */
export function idsOf(id: string | undefined, { ids }: ReadData): RowIds | undefined {
  return id !== undefined && ids ? { name: id, values: ids } : undefined;
}
