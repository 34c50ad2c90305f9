import { completeMask, type Identifiability, identify, type Mask, masksOf } from '../identify/index.ts';
import type { Parameters } from '../model/index.ts';
import { drawRows, type Mixture } from '../models/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';

/** A fit looks at identifiability by itself up to this many free parameters; above it takes longer than the fit, and is only done when asked. */
export const AUTOMATIC_LIMIT = 400;

const INTERIOR_SEED = 20240607;

/**
 * Identifiability of a mixture under the masks of data (complete rows without known classes where there are none yet).
 *
 * @param fixed values of fixed blocks
 */
export function identifyMixture(
  model: Mixture,
  patterns: Patterns | undefined,
  fixed: Parameters | undefined,
  estimate?: Parameters,
): Identifiability {
  const masks: readonly Mask[] = patterns ? masksOf(patterns) : [completeMask(model.blocks.length)];
  const margins = model.blocks.map((block) => new Float64Array(block.levels));
  const interior = model.start(createRandom(INTERIOR_SEED), {
    weight: 0,
    margins,
    knownClasses: new Float64Array(model.classes),
  });
  for (const block of model.parameters.blocks)
    if (block.fixed && fixed) interior.set(fixed.subarray(block.offset, block.offset + block.size), block.offset);
  return identify(model, masks, interior, (parameters, seed) => drawRows(model, parameters, seed), estimate);
}
