import {
  declaredLevels,
  dropUnweightedLevels,
  type InferredColumn,
  type InferredCovariance,
  inferModel,
  type MixtureDocument,
  type Warning,
} from 'latent';
import type { ReadData } from '../data/readData.ts';
import { plain } from '../output/plain.ts';
import { labelled, strayLabels } from './labels.ts';
import { DEFAULT_LATENT, type FitRequest } from './request.ts';

/** The model of a fit, and how it came about. */
export interface ChosenModel {
  readonly document: MixtureDocument;
  /** How the columns were understood, where they were. */
  readonly inferred: readonly InferredColumn[] | undefined;
  /** The covariance of the gaussian columns, where it was chosen here. */
  readonly covariance: InferredCovariance | undefined;
  readonly warnings: readonly Warning[];
  /** What a person should hear about it. */
  readonly notes: readonly string[];
  /** The column that holds known classes, if one does, and how many rows have one. */
  readonly known: { readonly column: string; readonly rows: number } | undefined;
}

/**
 * The data as they are fitted: rows of weight 0 are as if absent, so that a level which only they have counts as missing. Numbers stay.
 *
 * @param model which columns are of levels; without it every column of labels is taken for one
 */
export function withoutUnweighted(read: ReadData, model?: MixtureDocument): ReadData {
  const { table, weights } = read;
  return weights ? { ...read, table: dropUnweightedLevels(table, weights, model && declaredLevels(model)) } : read;
}

/** The model document that was given, or one made from the data and the number of classes. */
export function chooseModel(source: ReadData, request: FitRequest): ChosenModel {
  const { document, notes, ...chosen } = withoutLabels(source, request);
  return {
    ...chosen,
    document: labelled(document, request.labels),
    notes: [...notes, ...strayLabels(request.labels, source.header)],
  };
}

function withoutLabels(source: ReadData, request: FitRequest): ChosenModel {
  const read = withoutUnweighted(source, request.base);
  const { table, weights } = read;
  if (request.base !== undefined)
    return {
      document: request.base,
      inferred: undefined,
      covariance: undefined,
      warnings: [],
      notes: [],
      known: knownClasses(read, request.base.latent.name),
    };
  const latent = request.known ?? DEFAULT_LATENT;
  const columns = new Map(
    [...(request.items ?? table.columns).keys()]
      .filter((name) => name !== latent)
      .map((name) => [name, request.items?.get(name)?.family]),
  );
  const trials = new Map(
    [...(request.items ?? [])].flatMap(([name, declared]) =>
      declared?.trials === undefined ? [] : [[name, declared.trials] as const],
    ),
  );
  const {
    document,
    columns: inferred,
    covariance,
    warnings,
  } = inferModel(table, {
    classes: request.classes as number,
    columns,
    trials,
    covariance: request.covariance,
    latent,
    weighted: weights !== undefined,
    pseudoCount: request.prior,
  });
  return {
    document,
    inferred,
    covariance,
    warnings,
    notes: overlooked(read, request),
    known: knownClasses(read, latent),
  };
}

function knownClasses({ table }: ReadData, latent: string): ChosenModel['known'] {
  const column = table.columns.get(latent);
  if (column?.kind !== 'labels') return undefined;
  let rows = 0;
  for (const code of column.codes) if (code !== 0) rows++;
  return { column: latent, rows };
}

/** With `--columns`, a column `class` that is not named is ignored like any other: whoever meant it hears how to say so. */
function overlooked({ header, table }: ReadData, { items, known, weights, id }: FitRequest): string[] {
  if (
    items === undefined ||
    known !== undefined ||
    table.columns.has(DEFAULT_LATENT) ||
    !header.includes(DEFAULT_LATENT)
  )
    return [];
  if (weights === DEFAULT_LATENT || id === DEFAULT_LATENT) return [];
  return [
    plain(
      `column "${DEFAULT_LATENT}" is ignored like all that --columns does not name; --known ${DEFAULT_LATENT} would take it as known classes`,
    ),
  ];
}
