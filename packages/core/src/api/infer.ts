import type { MixtureDocument } from '../document/index.ts';
import { assertClassesFit } from '../engine/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { families } from '../families/index.ts';
import { integer } from '../fit/index.ts';
import { type InferredColumn, inferColumn, sortLevels, type Table } from '../table/index.ts';
import type { Covariance } from './blocks.ts';
import { type InferredCovariance, inferFeatures } from './inferFeatures.ts';
import { checkPseudoCount } from './prior.ts';

/** What the columns of a table are to become. */
export interface InferOptions {
  readonly classes: number;
  /** The items, in order, each with its family where one was declared. */
  readonly columns: ReadonlyMap<string, string | undefined>;
  /** The trials of binomial items: their number, or the column that holds it (which is then no item, unless it has a family of its own). */
  readonly trials?: ReadonlyMap<string, number | string> | undefined;
  /** Covariance of the Gaussian columns. Default: `full` where all items are Gaussian, otherwise a variance a column (`diagonal`). */
  readonly covariance?: Covariance | undefined;
  /** Name of the latent variable; a column of that name holds known classes. Default `class`. */
  readonly latent?: string | undefined;
  /** Rows have weights. */
  readonly weighted?: boolean | undefined;
  /** The prior's pseudo-count, at least 0; default 0: none. */
  readonly pseudoCount?: number | undefined;
}

/** A model document made from data, and how each column was understood. */
export interface InferredModel {
  readonly document: MixtureDocument;
  readonly columns: readonly InferredColumn[];
  /** The covariance of the Gaussian columns, where there are any, and why. */
  readonly covariance: InferredCovariance | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * A model document for the columns of a table, by the one inference policy of the command line and the lab.
 * Classes bear the names of the known ones first, then numbers.
 *
 * @throws LatentError BAD_OPTION, MIXED_COLUMN, DECIMAL_COMMA, NOT_FINITE, NOT_A_NUMBER, NEGATIVE_CODE, ALL_DISTINCT, COLUMN_ALL_MISSING,
 *   NOT_BERNOULLI, NOT_A_LABEL, NO_TRIALS, UNKNOWN_COLUMN, NOT_AVAILABLE, TOO_FEW_CLASSES, NO_COLUMNS, OUT_OF_MEMORY
 * @example
 * const { document } = inferModel(table, { classes: 2, columns: new Map([['A', undefined], ['x', 'gaussian']]), covariance: 'tied' });
 */
export function inferModel(table: Table, options: InferOptions): InferredModel {
  const { classes, columns, trials = new Map(), latent = 'class', weighted = false, pseudoCount = 0 } = options;
  integer('classes', classes, 1, Number.MAX_SAFE_INTEGER);
  checkPseudoCount(pseudoCount);
  const counters = new Set<unknown>(trials.values());
  const items = [...columns].filter(
    ([name, declared]) => name !== latent && !(declared === undefined && counters.has(name)),
  );
  if (items.length === 0)
    throw new LatentError('NO_COLUMNS', 'there are no columns to fit', 'Name at least one item with --columns.', {
      file: table.file,
    });
  for (const [name, family] of items) assertFamily(table, name, family, trials.get(name));
  const inferred = items.map(([name, declared]) => inferColumn(table, name, declared, weighted));
  const { features, covariance } = inferFeatures(inferred, trials, options.covariance, latent);
  assertClassesFit(
    classes,
    inferred.reduce((sum, { levels }) => sum + Math.max(1, levels.length), 0),
  );
  const document: MixtureDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: latent, levels: classNames(table, latent, classes) },
    features,
    ...(pseudoCount > 0 ? { prior: { pseudoCount } } : {}),
  };
  return { document, columns: inferred, covariance, warnings: inferred.flatMap((column) => column.warnings) };
}

/** A family that there is, with trials where it needs them. */
function assertFamily(
  table: Table,
  name: string,
  family: string | undefined,
  trials: number | string | undefined,
): void {
  const where = { file: table.file, column: name };
  if (family !== undefined && family !== 'bernoulli' && !Object.hasOwn(families, family))
    throw new LatentError(
      'NOT_AVAILABLE',
      `column "${name}" is declared ${family}, and there is no such family`,
      `Families are ${['bernoulli', ...Object.keys(families)].join(', ')}.`,
      where,
    );
  if (family !== 'binomial') return;
  if (trials === undefined)
    throw new LatentError(
      'NO_TRIALS',
      `column "${name}" is binomial, and of how many trials is not said`,
      `Give their number or the column that holds it: "${name}:binomial(10)" or "${name}:binomial(n)".`,
      where,
    );
  if (typeof trials === 'string' && !table.columns.has(trials))
    throw new LatentError(
      'UNKNOWN_COLUMN',
      `the trials of "${name}" stand in a column "${trials}", and the data have none`,
      `Columns are: ${[...table.columns.keys(), ...table.skipped].join(', ')}.`,
      { file: table.file, column: trials },
    );
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
