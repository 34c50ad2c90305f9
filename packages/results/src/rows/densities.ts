import {
  applyDocument,
  columnNames,
  type FeatureDocument,
  log,
  type MixtureDocument,
  type NestedNumbers,
  type Table,
} from 'latent';
import { labelColumn, repeatedRow } from './rowTable.ts';

/** The posterior of a row, from the logarithms of what it is made of. */
export interface RowDensities {
  readonly latent: string;
  readonly classes: readonly string[];
  /** The class, where it is known. */
  readonly known: string | null;
  readonly features: readonly {
    readonly name: string;
    /** Its observed cells by column; numbers as numbers. */
    readonly cells: Readonly<Record<string, string | number | null>>;
    /** log p(cells | class); null where nothing is observed. */
    readonly logDensities: readonly number[] | null;
    /** What it adds to the log-odds of the most probable class against the next one. */
    readonly logOdds: number | null;
  }[];
  readonly logSizes: readonly number[];
  readonly responsibilities: readonly number[];
  readonly logLikelihood: number;
  readonly entropy: number;
}

/**
 * The posterior of one row as sums of logarithms, since a density may be of any size, and what each feature adds to the log-odds of the two
 * most probable classes. A Gaussian block adds as a whole.
 *
 * @param document a mixture with parameters
 * @param row from 0
 * @throws LatentError COLUMN_ABSENT, UNSEEN_LEVEL, NO_PARAMETERS
 * @example
 * rowDensities(fit.model, table, 0).features.map(({ name, logOdds }) => [name, logOdds]);
 */
export function rowDensities(document: MixtureDocument, table: Table, row: number): RowDensities {
  const { latent, features, parameters } = document;
  const one = repeatedRow(table, row, 1);
  const { posterior, logLikelihoods } = applyDocument(document).apply(one);
  const responsibilities = Array.from(posterior.row(0));
  const [a, b] = twoLargest(responsibilities);
  const known = one.columns.get(latent.name);
  return {
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

/** Positions of the two largest responsibilities; −1 where there is one class. */
export function twoLargest(values: readonly number[]): [number, number] {
  const order = values.map((_, k) => k).sort((i, j) => (values[j] as number) - (values[i] as number) || i - j);
  return [order[0] ?? -1, order[1] ?? -1];
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
  const repeated = repeatedRow(table, row, levels.length);
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
