import { instantiateKernel } from '@latent/kernel';
import { LOG_LIKELIHOOD, type Statistics, TOTAL_WEIGHT } from '../../model/index.ts';
import { markBarren, type Network } from '../../models/index.ts';
import { type Breath, finish, type Pass } from '../../pass/index.ts';
import { type Patterns, rowMajor, weightsOf } from '../../patterns/index.ts';
import { createTreeSum } from '../../statistics/index.ts';
import { type Parted, partsOf } from '../parted.ts';
import { reserve } from '../reserve.ts';
import { networkChunks } from './chunks.ts';
import type { NetworkEngine } from './engine.ts';
import { kernelTree } from './kernelTree.ts';

/**
 * The engine of networks that works in one WebAssembly memory.
 *
 * @throws LatentError OUT_OF_MEMORY with the bytes, where the data do not fit
 */
export function createMemoryNetworkEngine(
  module: WebAssembly.Module,
  network: Network,
  patterns: Patterns,
  breath?: Breath,
): NetworkEngine & Parted {
  const { size } = network.statistics;
  const kernel = reserve(() => instantiateKernel(module));
  const chunks = [...networkChunks(network, patterns.count)];
  const rows = chunks.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  // The counts are the statistics themselves: their first two slots are written here.
  const weights = weightsOf(patterns);
  const tree = kernelTree(kernel, network, markBarren(network, rowMajor(patterns)), weights, {
    countsOf: (node) => network.nodes[node]?.counts.offset ?? -1,
    counts: size,
    rows,
  });
  let loaded: Float64Array | undefined;
  const load = (parameters: Float64Array): void => {
    loaded = parameters;
    tree.load(parameters);
  };

  function* pass(parameters: Float64Array, own = chunks): Pass<Statistics> {
    if (loaded !== parameters || own === chunks) load(parameters);
    const sum = createTreeSum(size);
    for (const { from, to } of own) {
      tree.counts.fill(0);
      tree.counts[LOG_LIKELIHOOD] = tree.infer(from, to - from);
      let weight = 0;
      for (let i = from; i < to; i++) weight += weights[i] as number;
      tree.counts[TOTAL_WEIGHT] = weight;
      sum.push(tree.counts);
      yield;
      if (loaded !== parameters) load(parameters); // another pass went through while this one rested
    }
    return sum.total();
  }

  return {
    name: 'wasm-simd',
    chunks,
    plan: { byClass: false, known: false, decisions: [] },
    expect: (parameters) => finish(pass(parameters), breath),
    parts(parameters, runs) {
      loaded = undefined; // the same array may hold new numbers
      return finish(
        partsOf(runs, chunks, (own) => pass(parameters, own)),
        breath,
      );
    },
    logLikelihoods(parameters) {
      load(parameters);
      const out = new Float64Array(patterns.count);
      for (const { from, to } of chunks) {
        tree.infer(from, to - from);
        out.set(tree.logLikelihoods.subarray(0, to - from), from);
      }
      return out;
    },
    dispose() {
      kernel.arena.dispose();
    },
  };
}
