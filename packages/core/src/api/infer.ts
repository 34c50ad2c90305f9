import type { ModelDocument } from '../document/index.ts';
import { assertClassesFit } from '../engine/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { integer } from '../fit/index.ts';
import { type InferredColumn, inferColumn, sortLevels, type Table } from '../table/index.ts';
import { checkPseudoCount } from './prior.ts';

/** What the columns of a table are to become. */
export interface InferOptions {
  readonly classes: number;
  /** The items, in order, each with its family where one was declared. */
  readonly columns: ReadonlyMap<string, string | undefined>;
  /** Name of the latent variable; a column of that name holds known classes. Default `class`. */
  readonly latent?: string | undefined;
  /** Rows have weights. */
  readonly weighted?: boolean | undefined;
  /** The prior's pseudo-count, at least 0; default 0: none. */
  readonly pseudoCount?: number | undefined;
}

/** A model document made from data, and how each column was understood. */
export interface InferredModel {
  readonly document: ModelDocument;
  readonly columns: readonly InferredColumn[];
  readonly warnings: readonly Warning[];
}

/**
 * A model document for the columns of a table, by the one inference policy of the command line and the lab.
 * Classes bear the names of the known ones first, then numbers.
 *
 * @throws LatentError BAD_OPTION, MIXED_COLUMN, DECIMAL_COMMA, NOT_FINITE, NEGATIVE_CODE, ALL_DISTINCT, COLUMN_ALL_MISSING,
 *   NOT_BERNOULLI, NOT_AVAILABLE, TOO_FEW_CLASSES, NO_COLUMNS, OUT_OF_MEMORY
 * @example
 * const { document } = inferModel(table, { classes: 2, columns: new Map([['A', undefined], ['B', 'categorical']]) });
 */
export function inferModel(table: Table, options: InferOptions): InferredModel {
  const { classes, columns, latent = 'class', weighted = false, pseudoCount = 0 } = options;
  integer('classes', classes, 1, Number.MAX_SAFE_INTEGER);
  checkPseudoCount(pseudoCount);
  const items = [...columns].filter(([name]) => name !== latent);
  if (items.length === 0)
    throw new LatentError('NO_COLUMNS', 'there are no columns to fit', 'Name at least one item with --columns.', {
      file: table.file,
    });
  const inferred = items.map(([name, declared]) => inferColumn(table, name, declared, weighted));
  const other = inferred.find(({ family }) => family !== 'categorical' && family !== 'bernoulli');
  if (other)
    throw new LatentError(
      'NOT_AVAILABLE',
      `column "${other.name}" is ${other.family} (${other.reason}), and ${other.family} columns are not available yet`,
      `Leave it out with --columns, or declare "${other.name}:categorical".`,
      { file: table.file, column: other.name },
    );
  assertClassesFit(
    classes,
    inferred.reduce((sum, { levels }) => sum + levels.length, 0),
  );
  const document: ModelDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: latent, levels: classNames(table, latent, classes) },
    features: inferred.map(({ name, levels }) => ({ name, family: 'categorical', levels })),
    ...(pseudoCount > 0 ? { prior: { pseudoCount } } : {}),
  };
  return { document, columns: inferred, warnings: inferred.flatMap((column) => column.warnings) };
}

function classNames(table: Table, latent: string, classes: number): string[] {
  const column = table.columns.get(latent);
  const known = column?.kind === 'labels' ? sortLevels(column.levels) : [];
  if (known.length > classes)
    throw new LatentError(
      'TOO_FEW_CLASSES',
      `column "${latent}" names ${known.length} classes (${known.join(', ')}), more than ${classes}`,
      `Ask for at least ${known.length} classes.`,
      { file: table.file, column: latent },
    );
  const names = new Set(known);
  for (let k = 1; names.size < classes; k++) names.add(String(k));
  return [...names];
}
