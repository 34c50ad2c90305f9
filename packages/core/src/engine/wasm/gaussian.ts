import type { GaussianBlock } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { KernelBlock, Workspace } from './block.ts';

export function kernelGaussian(_block: GaussianBlock, _patterns: Patterns, _space: Workspace): KernelBlock {
  throw new RangeError('no gaussian pass yet');
}
