import type { FeatureBlock, LatentClassModel } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { KernelBlock, Workspace } from './block.ts';
import { kernelCells } from './cells.ts';
import { kernelCellsByClass } from './cellsByClass.ts';
import { kernelGaussian } from './gaussian.ts';
import { kernelGaussianByClass } from './gaussianByClass.ts';
import { kernelMoments } from './moments.ts';
import { kernelTables } from './tables.ts';

export type { KernelBlock, Workspace } from './block.ts';
export { ROWS } from './block.ts';
export { layoutByClass, layoutByRow, standsByClass } from './layout.ts';

/** The features' parts of the E-step: one for all tables, one for each other block. */
export function kernelBlocks(model: LatentClassModel, patterns: Patterns, space: Workspace): KernelBlock[] {
  const tables = kernelTables(model, patterns, space);
  const others = model.blocks.flatMap((block) => kernelBlock(block, patterns, space) ?? []);
  return tables ? [tables, ...others] : others;
}

function kernelBlock(block: FeatureBlock, patterns: Patterns, space: Workspace): KernelBlock | undefined {
  switch (block.kind) {
    case 'table':
      return undefined; // stands in the stack of all tables
    case 'moments':
      return kernelMoments(block, patterns, space);
    case 'cells':
      return (space.byClass ? kernelCellsByClass : kernelCells)(block, patterns, space);
    case 'gaussian':
      return (space.byClass ? kernelGaussianByClass : kernelGaussian)(block, patterns, space);
  }
}
