import type { MixtureDocument } from '../document/index.ts';
import {
  assertAffordable,
  completeMask,
  type Identifiability,
  type IdentifyTask,
  type Inside,
  identifyAt,
  identifyInside,
  isClosed,
  lookInside,
  type Masks,
  masksOf,
  rankCost,
} from '../identify/index.ts';
import { exp, log } from '../math/index.ts';
import type { Parameters } from '../model/index.ts';
import { type Mixture, withFixed } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';
import { drawsOf } from './draws.ts';
import type { Met } from './prepare.ts';

/** Multiplications that are always worth it (under a second for each of two ranks), and that no fit spends unasked. */
const ALWAYS = 3e8;
const NEVER = 8e9;
/** A fit (20 short starts, 5 to the end) takes at least as long as this many multiplications for each pattern, feature and class. */
const FIT = 100;

/** Whether a fit looks at identifiability by itself: where that takes about a second, or less than the fit. */
export function isCheap(model: Mixture, patterns: Patterns): boolean {
  const fit = FIT * patterns.count * (model.blocks.length + 1) * model.classes;
  return rankCost(model).multiplications <= Math.min(NEVER, Math.max(ALWAYS, fit));
}

const INTERIOR_SEED = 20240607;

/** Identifiability of a mixture under the masks of data. */
export interface MixtureIdentifiability {
  /**
   * At a seeded interior point: before a fit.
   *
   * @throws LatentError IDENTIFIABILITY_TOO_LARGE
   */
  before(fixed: Parameters | undefined): Pass<Identifiability>;
  /** What a fit needs to know of it: often at no cost. */
  inside(fixed: Parameters | undefined): Pass<Inside>;
  /** At the estimate too. */
  after(estimate: Parameters, inside: Inside): Pass<Identifiability>;
}

/**
 * @param document that of `model`
 * @param data complete rows without known classes are assumed where there are none yet
 */
export function mixtureIdentifiability(
  document: MixtureDocument,
  model: Mixture,
  data: Pick<Met, 'patterns' | 'encoded'> | undefined,
): MixtureIdentifiability {
  let masks: Masks | undefined;
  function* task(): Pass<IdentifyTask> {
    masks ??= data ? yield* masksOf(data.patterns) : completeMask(widthOf(model));
    return { model, masks, draws: drawsOf(document, data?.encoded.features) };
  }
  return {
    *before(fixed) {
      assertAffordable(rankCost(model), model.freeParameters);
      return yield* identifyInside(yield* task(), interiorPoint(model, fixed));
    },
    *inside(fixed) {
      return yield* lookInside(yield* task(), interiorPoint(model, fixed));
    },
    *after(estimate, inside) {
      return yield* identifyAt(yield* task(), withDensity(model, estimate), inside);
    },
  };
}

/** Coded features and columns of numbers. */
const widthOf = ({ blocks }: Mixture): number =>
  blocks.reduce((sum, block) => sum + (block.kind === 'table' ? 1 : block.columns), 0);

function interiorPoint(model: Mixture, fixed: Parameters | undefined): Parameters {
  const knownClasses = new Float64Array(model.classes);
  const nothing = { weight: 0, margins: [], columns: [], knownClasses };
  const interior = model.start(createRandom(INTERIOR_SEED), nothing);
  if (!isClosed(model)) separate(model, interior);
  return fixed ? withFixed(model, interior, fixed) : interior;
}

/** The largest rate of a class over the smallest, and of one class over the next. */
const MOST_APART = 1e5;
const STEP_APART = 8;

/**
 * Moves the classes of number features apart. Almost every point has the same rank, but where distributions overlap much the smallest
 * singular values sink below what is told from rounding.
 */
function separate(model: Mixture, point: Parameters): void {
  const { classes, blocks, featureBlocks } = model;
  // Of K means the two nearest lie about 1/K² apart.
  const narrow = 1 / (1e4 * classes ** 4);
  const step = Math.min(STEP_APART, exp(log(MOST_APART) / Math.max(1, classes - 1)));
  featureBlocks.forEach((own, j) => {
    const kind = blocks[j]?.kind;
    for (const { constraint, offset, size } of own) {
      const isSpread =
        constraint === 'covariance' || (constraint === 'positive' && kind !== 'table' && kind !== 'moments');
      let factor = 1;
      for (let i = 0; i < size; i++) {
        const k = Math.floor((i * classes) / size);
        const value = point[offset + i] as number;
        if (i > 0 && k > Math.floor(((i - 1) * classes) / size)) factor *= step;
        if (isSpread) point[offset + i] = value * narrow;
        else if (constraint === 'positive') point[offset + i] = value * factor;
        else if (constraint === 'unit') point[offset + i] = (k + 0.25 + value / 2) / classes;
      }
    }
  });
}

/**
 * The same parameters with components that have collapsed (no density, an unbounded likelihood) replaced by ones that have not: the rank is
 * that of the others, beside such a component.
 */
function withDensity(model: Mixture, estimate: Parameters): Parameters {
  if (!model.collapsed(estimate)) return estimate;
  const out = estimate.slice();
  const interior = interiorPoint(model, undefined);
  for (let found = model.collapsed(out); found; found = model.collapsed(out))
    for (const { offset, size, shared } of model.featureBlocks[found.feature] ?? []) {
      const each = shared ? size : size / model.classes;
      const from = offset + (shared ? 0 : found.latent * each);
      out.set(interior.subarray(from, from + each), from);
    }
  return out;
}
