import type { FeatureDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { GaussianColumn, Schema } from './columns.ts';

/** The covariance matrices of a Gaussian block: one a class, one for all classes, variances only, or one variance a class. */
export type Covariance = 'full' | 'tied' | 'diagonal' | 'spherical';

/** The names of a schema's `gaussian()` columns. */
export type GaussianName<S extends Schema> = {
  [K in keyof S]: S[K] extends GaussianColumn ? K : never;
}[keyof S] &
  string;

/** Gaussian columns that go together. */
export interface BlockOptions<Name extends string> {
  readonly columns: readonly Name[];
  /** Default `full`. */
  readonly covariance?: Covariance | undefined;
}

/** The Gaussian blocks of a mixture, by name. */
export type Blocks<S extends Schema> = Readonly<Record<string, BlockOptions<GaussianName<S>>>>;

/** The features of a model document: one a column, and one a block at the place of its first column. */
export function featuresOf(schema: Schema, blocks: Readonly<Record<string, BlockOptions<string>>>): FeatureDocument[] {
  const blockOf = checkBlocks(schema, blocks);
  const placed = new Set<string>();
  return Object.entries(schema).flatMap(([name, column]): FeatureDocument[] => {
    const block = blockOf.get(name);
    if (block !== undefined) {
      if (placed.has(block)) return [];
      placed.add(block);
      const { columns, covariance = 'full' } = blocks[block] as BlockOptions<string>;
      return [{ name: block, family: 'gaussian', columns: [...columns], covariance }];
    }
    switch (column.kind) {
      case 'trials':
        return [];
      case 'bernoulli':
      case 'categorical':
        return [{ name, family: 'categorical', levels: column.levels }];
      case 'binomial':
        return [{ name, family: 'binomial', trials: column.trials }];
      default:
        return [{ name, family: column.kind }];
    }
  });
}

export function checkCovariance(covariance: unknown): asserts covariance is Covariance | undefined {
  if (covariance !== undefined && !['full', 'tied', 'diagonal', 'spherical'].includes(covariance as string))
    throw new LatentError(
      'BAD_OPTION',
      `covariance is ${typeof covariance === 'string' ? JSON.stringify(covariance) : String(covariance)}`,
      "Give 'full', 'tied', 'diagonal' or 'spherical'.",
      { option: 'covariance' },
    );
}

/** The block of each column that is in one. */
function checkBlocks(schema: Schema, blocks: Readonly<Record<string, BlockOptions<string>>>): Map<string, string> {
  if (typeof blocks !== 'object' || blocks === null || Array.isArray(blocks))
    throw badBlock('"blocks" is not an object', undefined);
  const blockOf = new Map<string, string>();
  for (const [block, options] of Object.entries(blocks)) {
    const columns: unknown = options?.columns;
    if (!Array.isArray(columns) || columns.length === 0)
      throw badBlock(`the block "${block}" has no list of columns`, block);
    checkCovariance(options.covariance);
    for (const name of columns as readonly unknown[]) {
      const column = typeof name === 'string' && Object.hasOwn(schema, name) ? schema[name] : undefined;
      if (column?.kind !== 'gaussian')
        throw badBlock(`the block "${block}" names ${JSON.stringify(name)}, which is no gaussian() column`, block);
      if (blockOf.has(name as string)) throw badBlock(`the column "${name}" is in a block twice`, block);
      blockOf.set(name as string, block);
    }
    if (Object.hasOwn(schema, block) && blockOf.get(block) !== block)
      throw new LatentError(
        'DUPLICATE_NAME',
        `a column and a block are named "${block}"`,
        'Give the block another name.',
        { option: 'blocks', column: block },
      );
  }
  return blockOf;
}

function badBlock(message: string, block: string | undefined): LatentError {
  return new LatentError(
    'BAD_OPTION',
    message,
    "Group gaussian() columns by name, each once: { yz: { columns: ['y', 'z'], covariance: 'full' } }.",
    { option: 'blocks', ...(block === undefined ? {} : { column: block }) },
  );
}
