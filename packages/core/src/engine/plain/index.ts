import type { FeatureBlock, LatentClassModel } from '../../model/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import type { PlainBlock } from './block.ts';
import { plainCells } from './cells.ts';
import { plainGaussian } from './gaussian.ts';
import { plainMoments } from './moments.ts';
import { plainTable } from './table.ts';

export type { PlainBlock } from './block.ts';
export type { Respond } from './pass.ts';
export { countPatterns } from './pass.ts';

/** The features' parts of the E-step, in order. */
export function plainBlocks({ blocks, classes }: LatentClassModel, patterns: Patterns): PlainBlock[] {
  return blocks.map((block) => plainBlock(block, patterns, classes));
}

function plainBlock(block: FeatureBlock, patterns: Patterns, classes: number): PlainBlock {
  switch (block.kind) {
    case 'table':
      return plainTable(block, patterns, classes);
    case 'moments':
      return plainMoments(block, patterns, classes);
    case 'cells':
      return plainCells(block, patterns, classes);
    case 'gaussian':
      return plainGaussian(block, patterns, classes);
  }
}
