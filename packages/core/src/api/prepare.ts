import { type ModelDocument, mixtureFrom } from '../document/index.ts';
import { encode, type Unseen } from '../encode/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import { collapse, type PatternSummary, type Patterns, summarize } from '../patterns/index.ts';
import type { Table } from '../table/index.ts';

/** A model met by its data: encoded, collapsed, summed up. */
export interface Prepared {
  readonly model: Mixture;
  readonly document: ModelDocument;
  readonly patterns: Patterns;
  readonly summary: PatternSummary;
  readonly warnings: readonly Warning[];
}

/** The patterns of a table in the codes of a model, in slices; a column that bears the latent's name holds known classes. */
export function* patternsOf(
  document: ModelDocument,
  table: Table,
  weights: Float64Array | undefined,
  unseen: Unseen,
): Pass<{ readonly patterns: Patterns; readonly warnings: readonly Warning[] }> {
  const features = document.features.map(({ name, levels }) => ({ name, levels: levels ?? [] }));
  const encoded = encode(table, features, unseen);
  const hasKnown = table.columns.has(document.latent.name);
  const known = hasKnown ? encode(table, [document.latent], 'error') : undefined;
  return { patterns: yield* collapse(encoded, known?.columns[0], weights), warnings: encoded.warnings };
}

/** What a fit needs of a document and a table, in slices. */
export function* prepare(document: ModelDocument, table: Table, weights: Float64Array | undefined): Pass<Prepared> {
  const model = mixtureFrom(document);
  const { patterns, warnings } = yield* patternsOf(document, table, weights, 'error');
  return { model, document, patterns, summary: yield* summarize(patterns, model.classes, weights), warnings };
}

/** Refuses data that no model can be fitted to. */
export function assertFittable({ model, patterns, summary }: Prepared, file: string | undefined): void {
  if (patterns.rows === 0) throw new LatentError('NO_ROWS', 'there are 0 rows', 'Give at least one row.', { file });
  if (summary.missingCells === summary.rows * patterns.items)
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
    if ((summary.margins[j] as Float64Array).every((count) => count === 0))
      throw new LatentError(
        'COLUMN_ALL_MISSING',
        `every cell of column "${block.name}" is missing`,
        'Leave the column out, or check the missing tokens.',
        { file, column: block.name },
      );
  });
}
