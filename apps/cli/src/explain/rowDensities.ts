import { rowDensities } from '@latent/results';
import type { MixtureDocument } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { jsonText, marked } from '../output/json.ts';
import type { ExplainedDensities } from './explained.ts';
import { densitiesText } from './rowDensitiesText.ts';

/** The posterior of one row where columns have densities: sums of logarithms. */
export async function explainDensities(
  context: Context,
  document: MixtureDocument,
  { table, ids }: ReadData,
  row: number,
): Promise<number> {
  const explained: ExplainedDensities = {
    row,
    line: table.lineOf(row - 1) ?? null,
    ...rowDensities(document, table, row - 1),
    ...(ids ? { id: ids[row - 1] } : {}),
  };
  if (context.format === 'json') await context.out(jsonText(marked('latent-explanation', explained)));
  else await context.out(densitiesText(context, explained, table.file));
  return 0;
}
