import type { Network } from '../../models/index.ts';
import type { Breath } from '../../pass/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { type CreatedEngine, type EngineChoice, engineOn, type FoundKernel, kernelFor } from '../create.ts';
import { isModule } from '../kernel.ts';
import type { EnginePlan } from '../parted.ts';
import { assertFits } from '../size.ts';
import type { NetworkEngine } from './engine.ts';
import { createMemoryNetworkEngine } from './memory.ts';
import { createReferenceNetworkEngine } from './reference.ts';
import { assertCliquesFit } from './size.ts';
import { starOf } from './star.ts';

/**
 * An engine for a network on its patterns: that of the mixture where the network is a star, the clique tree otherwise.
 *
 * @throws LatentError CLIQUE_TOO_LARGE, OUT_OF_MEMORY
 */
export async function createNetworkEngine(
  choice: EngineChoice,
  network: Network,
  patterns: Patterns,
  breath?: Breath,
): Promise<CreatedEngine<NetworkEngine>> {
  assertCliquesFit(network);
  return networkEngineOn(await kernelFor(choice), network, patterns, breath);
}

/**
 * The engine that a kernel, or none, allows.
 *
 * @param plan for a part of the patterns: that of the engine of all
 */
export function networkEngineOn(
  kernel: FoundKernel,
  network: Network,
  patterns: Patterns,
  breath?: Breath,
  plan?: EnginePlan,
): CreatedEngine<NetworkEngine> {
  const star = starOf(network, patterns, plan?.known);
  if (star) {
    assertFits(star.model, star.patterns);
    const { engine, parted, ...rest } = engineOn(kernel, star.model, star.patterns, breath, plan);
    return { ...rest, engine: star.asNetwork(engine), parted: parted && { ...parted, complete: star.complete } };
  }
  if (isModule(kernel)) {
    const engine = createMemoryNetworkEngine(kernel, network, patterns, breath);
    return { engine, kernel, parted: engine, warnings: [] };
  }
  const engine = createReferenceNetworkEngine(network, patterns, breath);
  return { engine, kernel: undefined, parted: undefined, warnings: kernel ? [kernel] : [] };
}
