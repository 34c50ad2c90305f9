import {
  columnNames,
  type FeatureTraits,
  type MixtureDocument,
  mixtureFrom,
  neededFeatures,
  traitsOf,
} from '../document/index.ts';
import { type Encoded, encode, type Unseen } from '../encode/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import { collapse, type PatternSummary, type Patterns, summarize } from '../patterns/index.ts';
import type { Table } from '../table/index.ts';
import { type PriorOptions, priorRemarks, resolvePriors } from './priors.ts';
import { assertSpread } from './spread.ts';

/** A model met by data: encoded and collapsed. */
export interface Met {
  readonly model: Mixture;
  readonly traits: readonly FeatureTraits[];
  readonly encoded: Encoded;
  readonly patterns: Patterns;
  readonly warnings: readonly Warning[];
}

/** A model met by the data that it is to be fitted to. */
export interface Prepared extends Met {
  readonly document: MixtureDocument;
  readonly summary: PatternSummary;
}

/** The model of a document on a table, in slices; a column that bears the latent's name holds known classes. */
export function* meet(
  document: MixtureDocument,
  table: Table,
  weights: Float64Array | undefined,
  unseen: Unseen,
): Pass<Met> {
  const encoded = encode(table, neededFeatures(document), unseen);
  const { name, levels } = document.latent;
  const known = table.columns.has(name)
    ? encode(table, [{ name, columns: [{ name, levels }], coding: 'levels' }], 'error').features[0]
    : undefined;
  const traits = traitsOf(encoded.features);
  const model = mixtureFrom(document, undefined, traits);
  return { model, traits, encoded, patterns: yield* collapse(encoded, known, weights), warnings: encoded.warnings };
}

/** What a fit needs of a document and a table, in slices. */
export function* prepare(document: MixtureDocument, table: Table, weights: Float64Array | undefined): Pass<Prepared> {
  const met = yield* meet(document, table, weights, 'error');
  return { ...met, document, summary: yield* summarize(met.patterns, met.model.classes, weights) };
}

/** The same with priors that are taken from the data. */
export function withPriors(prepared: Prepared, priors: PriorOptions | undefined): Prepared {
  if (!priors) return prepared;
  const document = resolvePriors(prepared.document, priors, prepared);
  const warnings = [...prepared.warnings, ...priorRemarks(prepared.document, document)];
  return { ...prepared, document, warnings, model: mixtureFrom(document, undefined, prepared.traits) };
}

/** Refuses data that no model can be fitted to. */
export function assertFittable({ model, patterns, summary, document }: Prepared, file: string | undefined): void {
  if (patterns.rows === 0) throw new LatentError('NO_ROWS', 'there are 0 rows', 'Give at least one row.', { file });
  if (summary.missingCells === summary.rows * (patterns.items + patterns.columns))
    throw new LatentError(
      'ALL_MISSING',
      'every cell of every row is missing',
      'Check the missing tokens and the columns.',
      { file },
    );
  if (model.classes > summary.weight)
    throw new LatentError(
      'TOO_MANY_CLASSES',
      `${model.classes} classes for a total weight of ${summary.weight}`,
      'Use fewer classes than rows.',
      { classes: model.classes, weight: summary.weight },
    );
  model.blocks.forEach((block, j) => {
    const names = columnNames(document.features[j] as MixtureDocument['features'][number]);
    const empty = (column: string): LatentError =>
      new LatentError(
        'COLUMN_ALL_MISSING',
        `every cell of column "${column}" is missing`,
        'Leave the column out, or check the missing tokens.',
        { file, column },
      );
    if (block.kind === 'table') {
      if ((summary.margins[block.item] as Float64Array).every((count) => count === 0)) throw empty(names[0] as string);
    } else
      names.forEach((name, i) => {
        if (summary.columns[block.column + i]?.weight === 0) throw empty(name);
      });
  });
  assertSpread(model, summary, document, file);
}
