import { columnNames, type FeatureDocument, type MixtureDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { Mixture } from '../models/index.ts';
import type { ColumnSummary, PatternSummary } from '../patterns/index.ts';

/** Standard deviations whose squares are still safe to reckon with. */
const LARGEST = 1e140;
const LEAST = 1e-140;

/**
 * Refuses Gaussian columns that no variance can be estimated of: constant ones, and ones whose squares a double does not hold. A prior
 * with a scale of its own allows a constant column; fixed features are not estimated.
 *
 * @throws LatentError CONSTANT_COLUMN, OUT_OF_SCALE
 */
export function assertSpread(
  { blocks }: Mixture,
  { columns }: PatternSummary,
  { features, fixed }: MixtureDocument,
  file: string | undefined,
): void {
  blocks.forEach((block, j) => {
    const feature = features[j] as FeatureDocument;
    if ((block.kind !== 'cells' && block.kind !== 'gaussian') || fixed?.includes(feature.name)) return;
    const own = columns.slice(block.column, block.column + block.columns);
    // One variance for all columns: a constant one only makes it smaller.
    const shared = feature.covariance === 'spherical' && own.some((column) => !isConstant(column));
    columnNames(feature).forEach((column, i) => {
      const facts = own[i] as ColumnSummary;
      if (!isConstant(facts)) assertScale(facts, column, file);
      else if (!shared && !((feature.prior?.scale?.[i]?.[i] ?? 0) > 0))
        throw new LatentError(
          'CONSTANT_COLUMN',
          `every cell of column "${column}" is ${facts.least}: it has no variance, and a likelihood without bound`,
          'Leave the column out, or give its feature a prior with a scale above 0 in the model document.',
          { file, column },
        );
    });
  });
}

const isConstant = ({ least, most }: ColumnSummary): boolean => least === most;

function assertScale({ least, most, variance }: ColumnSummary, column: string, file: string | undefined): void {
  const deviation = Math.sqrt(variance);
  if (deviation >= LEAST && deviation <= LARGEST) return;
  const tooLarge = !(deviation < LEAST);
  const size = tooLarge ? Math.max(Math.abs(least), Math.abs(most)) : most - least;
  throw new LatentError(
    'OUT_OF_SCALE',
    `the values of column "${column}" are too far ${tooLarge ? 'apart' : 'together'} for their squares: they go from ${least} to ${most}`,
    `Divide the column by 1e${Number(size.toExponential().split('e')[1])}.`,
    { file, column },
  );
}
