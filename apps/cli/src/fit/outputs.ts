import { count, counted } from '@latent/charts/number';
import type { RowIds } from '@latent/results';
import type { FitDocument, ModelDocument } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { writeFileAtomic } from '../io/index.ts';
import { jsonText } from '../output/json.ts';
import { createProgress } from '../progress.ts';
import type { FitOptions } from './options.ts';

/** What `--rows` writes. */
export interface RowLines {
  /** With the line of titles. */
  readonly lines: Iterable<string>;
  readonly rows: number;
}

/** Writes what was asked for, each file whole or not at all, and says so. */
export async function writeOutputs(
  context: Context,
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
    await writeFileAtomic(rowsPath, shown(context, rowsPath, rowLines));
    written.push(`${rowsPath} (${counted(rowLines.rows, 'row')})`);
  }
  return written.length === 0 ? undefined : `wrote ${written.join(', ')}`;
}

/** Lines that say, on a terminal, how many of them were written: a million take seconds, in which Ctrl-C has been heard already. */
function* shown(context: Context, path: string, { lines, rows }: RowLines): Generator<string, void, undefined> {
  const progress = createProgress(context);
  const { signal } = context;
  let written = -1; // the line of titles is no row
  try {
    progress.show(
      () =>
        `writing ${path}: ${count(written)} of ${counted(rows, 'row')}${signal.aborted ? '   (Ctrl-C again ends at once)' : ''}`,
    );
    for (const line of lines) {
      written++;
      yield line;
    }
  } finally {
    progress.end();
  }
}

/** The names of the rows, where a column has them. */
export function idsOf(id: string | undefined, { ids }: ReadData): RowIds | undefined {
  return id !== undefined && ids ? { name: id, values: ids } : undefined;
}
