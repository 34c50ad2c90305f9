import type { Network } from '../../models/index.ts';
import type { Breath } from '../../pass/index.ts';
import type { Patterns } from '../../patterns/index.ts';
import { type CreatedEngine, createEngine, type EngineChoice, kernelFor } from '../create.ts';
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
  const star = starOf(network, patterns);
  if (star) {
    const { engine, warnings } = await createEngine(choice, star.model, star.patterns, breath);
    return { engine: star.asNetwork(engine), warnings };
  }
  const found = await kernelFor(choice);
  if (found instanceof WebAssembly.Module)
    return { engine: createMemoryNetworkEngine(found, network, patterns, breath), warnings: [] };
  return { engine: createReferenceNetworkEngine(network, patterns, breath), warnings: found ? [found] : [] };
}
