import { readFileSync } from 'node:fs';
import { createTextTable, type FitDocument, fitTable, inferModel, type Table } from 'latent';

/** A data set of `examples/`. */
export const example = (name: string): string =>
  readFileSync(new URL(`../../../../examples/${name}`, import.meta.url), 'utf8');

/** A plain CSV (no quotes) as a table of `latent`. */
export function tableOf(csv: string, leftOut: readonly string[] = []): Table {
  const [header = [], ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const columns = new Map(header.filter((name) => !leftOut.includes(name)).map((name) => [name, 'either'] as const));
  const builder = createTextTable(header, { columns, expectedRows: rows.length });
  for (const row of rows) builder.add(row);
  return builder.finish();
}

export interface NodeFit {
  readonly classes: number;
  readonly leftOut?: readonly string[];
  readonly seed?: number;
  readonly starts?: number;
  readonly covariance?: 'full' | 'tied' | 'diagonal' | 'spherical';
  readonly pseudoCount?: number;
}

/** A mixture fitted by the library here, as a document. */
export async function fitInNode(csv: string, options: NodeFit): Promise<FitDocument & { readonly table: Table }> {
  const { classes, leftOut = [], seed = 1, starts = 20, covariance, pseudoCount = 0 } = options;
  const table = tableOf(csv, leftOut);
  const { document } = inferModel(table, {
    classes,
    columns: new Map([...table.columns.keys()].map((name) => [name, undefined])),
    covariance,
    latent: 'class',
    pseudoCount,
  });
  const watch = { signal: new AbortController().signal, report: () => {} };
  const { applied, info } = await fitTable(document, table, { seed, starts }, watch);
  return { format: 'latent-fit', version: 1, model: applied.document, ...info, table };
}
