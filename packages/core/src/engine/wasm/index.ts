import type { FeatureBlock, LatentClassModel } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { Decision, KernelBlock, Workspace } from './block.ts';
import { kernelCells } from './cells.ts';
import { kernelCellsByClass } from './cellsByClass.ts';
import { kernelGaussian } from './gaussian.ts';
import { kernelGaussianByClass } from './gaussianByClass.ts';
import { kernelMoments } from './moments.ts';
import { kernelTables } from './tables.ts';

export type { Decision, KernelBlock, Workspace } from './block.ts';
export { ROWS } from './block.ts';
export { layoutByClass, layoutByRow, standsByClass } from './layout.ts';

/**
 * The features' parts of the E-step: one for all tables, one for each other block.
 *
 * @param decisions for a part of the data: what each part decided from all of them
 */
export function kernelBlocks(
  model: LatentClassModel,
  patterns: Patterns,
  space: Workspace,
  decisions: readonly (Decision | undefined)[] = [],
): KernelBlock[] {
  const tables = kernelTables(model, patterns, space, decisions[0]);
  const others = model.blocks.filter(({ kind }) => kind !== 'table');
  const first = tables ? 1 : 0;
  const parts = others.flatMap((block, i) => kernelBlock(block, patterns, space, decisions[first + i]) ?? []);
  return tables ? [tables, ...parts] : parts;
}

function kernelBlock(
  block: FeatureBlock,
  patterns: Patterns,
  space: Workspace,
  decision: Decision | undefined,
): KernelBlock | undefined {
  switch (block.kind) {
    case 'table':
      return undefined; // stands in the stack of all tables
    case 'moments':
      return kernelMoments(block, patterns, space);
    case 'cells':
      return (space.byClass ? kernelCellsByClass : kernelCells)(block, patterns, space);
    case 'gaussian':
      return space.byClass
        ? kernelGaussianByClass(block, patterns, space)
        : kernelGaussian(block, patterns, space, decision);
  }
}
