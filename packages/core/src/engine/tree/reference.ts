import { LOG_LIKELIHOOD, type Statistics, TOTAL_WEIGHT } from '../../model/index.ts';
import { markBarren, type Network } from '../../models/index.ts';
import { type Breath, finish, type Pass } from '../../pass/index.ts';
import { type Patterns, rowMajor } from '../../patterns/index.ts';
import { createTreeSum } from '../../statistics/index.ts';
import { networkChunks } from './chunks.ts';
import type { NetworkEngine } from './engine.ts';
import { createTreeInference } from './inference.ts';

/** The readable E-step of networks: log-sum-exp on the clique tree, one pattern after the other. The oracle for the kernel. */
export function createReferenceNetworkEngine(network: Network, patterns: Patterns, breath?: Breath): NetworkEngine {
  const inference = createTreeInference(network);
  const evidence = markBarren(network, rowMajor(patterns));
  let loaded: Float64Array | undefined;
  const load = (parameters: Float64Array): void => {
    loaded = parameters;
    inference.load(parameters);
  };

  function* pass(parameters: Float64Array): Pass<Statistics> {
    load(parameters);
    const sum = createTreeSum(network.statistics.size);
    for (const { from, to } of networkChunks(network, patterns.count)) {
      const statistics = new Float64Array(network.statistics.size);
      for (let i = from; i < to; i++) {
        const weight = patterns.weights?.[i] ?? 1;
        if (weight === 0) continue;
        const logLikelihood = inference.observe(evidence, i);
        statistics[LOG_LIKELIHOOD] = (statistics[LOG_LIKELIHOOD] as number) + weight * logLikelihood;
        statistics[TOTAL_WEIGHT] = (statistics[TOTAL_WEIGHT] as number) + weight;
        inference.count(weight, statistics);
      }
      sum.push(statistics);
      yield;
      if (loaded !== parameters) load(parameters); // another pass went through while this one rested
    }
    return sum.total();
  }

  return {
    name: 'reference',
    expect: (parameters) => finish(pass(parameters), breath),
    logLikelihoods(parameters) {
      load(parameters);
      return Float64Array.from({ length: patterns.count }, (_, i) => inference.observe(evidence, i));
    },
    dispose() {},
  };
}
