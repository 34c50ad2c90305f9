import { type FitDocument, fitTable, inferModel, type Table } from 'latent';
import { tableOf } from '../compute/data.ts';

export interface NodeFit {
  readonly classes: number;
  /** The columns that are items. */
  readonly items: readonly string[];
  readonly seed?: number;
  readonly starts?: number;
  readonly covariance?: 'full' | 'tied' | 'diagonal' | 'spherical';
  readonly pseudoCount?: number;
}

/** The items of examples/penguins.csv. */
export const PENGUIN_ITEMS = ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g', 'sex'];

/** A mixture fitted by the library here, as a document, and the table that it was fitted to. */
export async function fitInNode(csv: string, options: NodeFit): Promise<{ fit: FitDocument; table: Table }> {
  const { classes, items, seed = 1, starts = 20, covariance, pseudoCount = 0 } = options;
  const table = tableOf(csv, items);
  const columns = new Map(items.map((name) => [name, undefined]));
  const { document } = inferModel(table, { classes, columns, covariance, latent: 'class', pseudoCount });
  const watch = { signal: new AbortController().signal, report: () => {} };
  const { applied, info } = await fitTable(document, table, { seed, starts }, watch);
  return { fit: { format: 'latent-fit', version: 1, model: applied.document, ...info }, table };
}
