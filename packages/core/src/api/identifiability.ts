import {
  completeMask,
  type Identifiability,
  type IdentifyTask,
  identifyAt,
  identifyInside,
  masksOf,
} from '../identify/index.ts';
import type { Parameters } from '../model/index.ts';
import { drawRows, type Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';

/** A fit looks at identifiability by itself up to this many free parameters; above it takes longer than the fit, and is only done when asked. */
export const AUTOMATIC_LIMIT = 400;

const INTERIOR_SEED = 20240607;

/** Identifiability of a mixture under the masks of data. */
export interface MixtureIdentifiability {
  /** At a seeded interior point: before a fit. */
  before(fixed: Parameters | undefined): Pass<Identifiability>;
  /** At the estimate too. */
  after(estimate: Parameters, before: Identifiability): Pass<Identifiability>;
}

/** @param patterns the data; complete rows without known classes are assumed where there are none yet */
export function mixtureIdentifiability(model: Mixture, patterns: Patterns | undefined): MixtureIdentifiability {
  const task: IdentifyTask = {
    model,
    masks: patterns ? masksOf(patterns) : [completeMask(model.blocks.length)],
    draw: (parameters, seed) => drawRows(model, parameters, seed),
  };
  return {
    before: (fixed) => identifyInside(task, interiorPoint(model, fixed)),
    after: (estimate, before) => identifyAt(task, estimate, before),
  };
}

function interiorPoint(model: Mixture, fixed: Parameters | undefined): Parameters {
  const margins = model.blocks.map((block) => new Float64Array(block.levels));
  const knownClasses = new Float64Array(model.classes);
  const interior = model.start(createRandom(INTERIOR_SEED), { weight: 0, margins, knownClasses });
  for (const { offset, size, fixed: isFixed } of model.parameters.blocks)
    if (isFixed && fixed) interior.set(fixed.subarray(offset, offset + size), offset);
  return interior;
}
