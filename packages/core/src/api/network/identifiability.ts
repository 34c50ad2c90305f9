import {
  assertAffordable,
  identifyNetworkAt,
  identifyNetworkInside,
  type Masks,
  masksOf,
  type NetworkIdentifiability,
  networkRankCost,
  observedMask,
} from '../../identify/index.ts';
import type { Parameters } from '../../model/index.ts';
import { type Network, withFixed } from '../../models/index.ts';
import type { Pass } from '../../pass/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { createRandom } from '../../random/index.ts';

/** Multiplications that are always worth it (under a second for each of two ranks), and that no fit spends unasked. */
const ALWAYS = 3e8;
const NEVER = 8e9;
/** A fit takes at least as long as this many multiplications for each pattern and state of the clique tree. */
const FIT = 100;
const INTERIOR_SEED = 20240607;

/** Whether a fit looks at identifiability by itself: where that takes about a second, or less than the fit. */
export function isNetworkCheap(network: Network, patterns: Patterns): boolean {
  const fit = FIT * patterns.count * network.tree.states;
  return networkRankCost(network).multiplications <= Math.min(NEVER, Math.max(ALWAYS, fit));
}

/** Identifiability of a network under the masks of data. */
export interface NetworkRanks {
  /**
   * At a seeded interior point: before a fit.
   *
   * @throws LatentError IDENTIFIABILITY_TOO_LARGE
   */
  before(fixed: Parameters | undefined): Pass<NetworkIdentifiability>;
  /** The masks that they are taken under. */
  masks(): Pass<Masks>;
  /** At the estimate too. */
  after(estimate: Parameters, before: NetworkIdentifiability): Pass<NetworkIdentifiability>;
}

/** @param patterns rows that show every node but the latent ones are assumed where there are none yet */
export function networkRanks(network: Network, patterns: Patterns | undefined): NetworkRanks {
  let masks: Masks | undefined;
  function* task() {
    masks ??= yield* networkMasks(network, patterns);
    return { network, masks };
  }
  return {
    *masks() {
      return (yield* task()).masks;
    },
    *before(fixed) {
      assertAffordable(networkRankCost(network), network.freeParameters);
      return yield* identifyNetworkInside(yield* task(), interiorPoint(network, fixed));
    },
    *after(estimate, before) {
      return yield* identifyNetworkAt(yield* task(), estimate, before);
    },
  };
}

/** Which nodes the rows of data show together. */
export function* networkMasks(network: Network, patterns: Patterns | undefined): Pass<Masks> {
  return patterns ? yield* masksOf(patterns) : observedMask(network);
}

function interiorPoint(network: Network, fixed: Parameters | undefined): Parameters {
  const nothing = { weight: 0, margins: [], columns: [], knownClasses: new Float64Array(0) };
  const interior = network.start(createRandom(INTERIOR_SEED), nothing);
  return fixed ? withFixed(network, interior, fixed) : interior;
}
