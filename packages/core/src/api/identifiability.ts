import {
  completeMask,
  type Identifiability,
  type IdentifyTask,
  identifyAt,
  identifyInside,
  type Masks,
  masksOf,
  rankWork,
} from '../identify/index.ts';
import type { Parameters } from '../model/index.ts';
import { type Mixture, withFixed } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';

/** Multiplications that are always worth it (under a second for each of two ranks), and that no fit spends unasked. */
const ALWAYS = 3e8;
const NEVER = 8e9;
/** A fit (20 short starts, 5 to the end) takes at least as long as this many multiplications for each pattern, feature and class. */
const FIT = 100;

/** Whether a fit looks at identifiability by itself: where that takes about a second, or less than the fit. */
export function isCheap(model: Mixture, patterns: Patterns): boolean {
  const fit = FIT * patterns.count * (model.blocks.length + 1) * model.classes;
  return rankWork(model) <= Math.min(NEVER, Math.max(ALWAYS, fit));
}

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
  let masks: Masks | undefined;
  function* task(): Pass<IdentifyTask> {
    masks ??= patterns ? yield* masksOf(patterns) : completeMask(model.blocks.length);
    return { model, masks };
  }
  return {
    *before(fixed) {
      return yield* identifyInside(yield* task(), interiorPoint(model, fixed));
    },
    *after(estimate, before) {
      return yield* identifyAt(yield* task(), estimate, before);
    },
  };
}

function interiorPoint(model: Mixture, fixed: Parameters | undefined): Parameters {
  const knownClasses = new Float64Array(model.classes);
  const nothing = { weight: 0, margins: [], columns: [], knownClasses };
  const interior = model.start(createRandom(INTERIOR_SEED), nothing);
  return fixed ? withFixed(model, interior, fixed) : interior;
}
