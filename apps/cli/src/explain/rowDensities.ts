import {
  applyDocument,
  columnNames,
  type FeatureDocument,
  log,
  type MixtureDocument,
  type NestedNumbers,
  type Table,
} from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import { jsonText, marked } from '../output/json.ts';
import type { ExplainedDensities } from './explained.ts';
import { densitiesText } from './rowDensitiesText.ts';
import { twoLargest } from './rowPlace.ts';
import { labelColumn, repeatedRow } from './rowTable.ts';

/**
 * The posterior of one row where columns have densities: sums of logarithms, as a density may be of any size, and what each feature adds to
 * the log-odds of the two most probable classes. A Gaussian block adds as a whole.
 */
export async function explainDensities(
  context: Context,
  document: MixtureDocument,
  { table, ids }: ReadData,
  row: number,
): Promise<number> {
  const explained = { ...explain(document, table, row), ...(ids ? { id: ids[row - 1] } : {}) };
  if (context.format === 'json') await context.out(jsonText(marked('latent-explanation', explained)));
  else await context.out(densitiesText(context, explained, table.file));
  return 0;
}

function explain(document: MixtureDocument, table: Table, row: number): ExplainedDensities {
  const { latent, features, parameters } = document;
  const one = repeatedRow(table, row - 1, 1);
  const { posterior, logLikelihoods } = applyDocument(document).apply(one);
  const responsibilities = Array.from(posterior.row(0));
  const [a, b] = twoLargest(responsibilities);
  const known = one.columns.get(latent.name);
  return {
    row,
    line: table.lineOf(row - 1) ?? null,
    latent: latent.name,
    classes: latent.levels,
    known: known?.kind === 'labels' ? (known.levels[0] ?? null) : null,
    features: features.map((feature) => {
      const cells = Object.fromEntries(columnNames(feature).map((name) => [name, cellOf(one, name, feature)]));
      const isEmpty = Object.values(cells).every((cell) => cell === null);
      const logDensities = isEmpty ? null : densitiesOf(document, feature, table, row);
      const logOdds = logDensities && b >= 0 ? (logDensities[a] as number) - (logDensities[b] as number) : null;
      return { name: feature.name, cells, logDensities, logOdds };
    }),
    logSizes: sizesOf(parameters?.[latent.name]).map((size) => log(size)),
    responsibilities,
    logLikelihood: logLikelihoods[0] as number,
    entropy: posterior.entropy()[0] as number,
  };
}

/** log p(cells of a feature | class) for every class: the log-likelihood of the row under the feature alone, the class known, sizes 1/K. */
function densitiesOf(
  { fixed: _, ...document }: MixtureDocument,
  feature: FeatureDocument,
  table: Table,
  row: number,
): number[] {
  const { levels, name } = document.latent;
  const alone: MixtureDocument = {
    ...document,
    features: [feature],
    parameters: {
      [name]: levels.map(() => 1 / levels.length),
      [feature.name]: document.parameters?.[feature.name] as NestedNumbers,
    },
  };
  const repeated = repeatedRow(table, row - 1, levels.length);
  const columns = new Map([...repeated.columns, [name, labelColumn(name, levels)]]);
  const { logLikelihoods } = applyDocument(alone).apply({ ...repeated, columns });
  return Array.from(logLikelihoods, (value) => value + log(levels.length));
}

function cellOf(table: Table, name: string, { levels }: FeatureDocument): string | number | null {
  const column = table.columns.get(name);
  if (column?.kind === 'labels') {
    const level = column.levels[0];
    return level === undefined ? null : levels ? level : Number(level);
  }
  const value = column?.values[0] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

const sizesOf = (sizes: NestedNumbers | undefined): number[] => (Array.isArray(sizes) ? sizes.map(Number) : []);
