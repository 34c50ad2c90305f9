// The engines themselves, for laws about statistics: the library's own parts, from source, since its surface does not show them.

import { prepareNetwork } from '../../../../core/src/api/network/prepare.ts';
import { kernelNow } from '../../../../core/src/engine/create.ts';
import { createNetworkEngine } from '../../../../core/src/engine/index.ts';
import { createTreeInference } from '../../../../core/src/engine/tree/inference.ts';
import { kernelTree } from '../../../../core/src/engine/tree/kernelTree.ts';
import { createMemoryNetworkEngine } from '../../../../core/src/engine/tree/memory.ts';
import { networkPosteriors } from '../../../../core/src/engine/tree/posteriors.ts';
import { createReferenceNetworkEngine } from '../../../../core/src/engine/tree/reference.ts';
import { finishNow } from '../../../../core/src/pass/index.ts';
import { codeColumns, mapRows, rowMajor, weightsOf } from '../../../../core/src/patterns/index.ts';
import '../../../../core/src/index.ts'; // gives the engines their kernel
import { instantiateKernel } from '@latent/kernel';
import type { NetworkInstance } from '../../network/build.ts';
import type { Tables } from '../../oracle/network/network.ts';
import type { EngineName } from '../../problem.ts';
import { labelTable } from './library.ts';

/** An engine on the data of an instance, at the tables of its start. */
export interface OpenNetwork {
  readonly logLikelihood: number;
  readonly weight: number;
  /** In the shapes of the tables, one after the other; tied nodes have none. */
  readonly counts: readonly number[];
  /** ∂ log-likelihood / ∂ tables, as the model reads it off the statistics. */
  readonly scores: readonly number[];
  /** What the M-step makes of the counts. */
  readonly maximized: readonly number[];
  readonly logLikelihoods: readonly number[];
}

/** Posteriors of all nodes in every row, [node][row][level]: the kernel's (which many patterns get) or those of plain TypeScript (which few do). */
export function nodePosteriors(instance: NetworkInstance, name: EngineName, tables: Tables): number[][][] {
  const { network, patterns } = finishNow(prepareNetwork(instance.document, labelTable(instance), undefined));
  const copies = name === 'wasm' ? Math.ceil((2 ** 13 + 1) / (patterns.count * network.tree.states)) : 1;
  const codes = rowMajor(patterns);
  const many = {
    ...patterns,
    count: patterns.count * copies,
    codes: codeColumns(
      Uint32Array.from({ length: codes.length * copies }, (_, i) => codes[i % codes.length] as number),
      patterns.items,
    ),
  };
  const wanted = network.nodes.map((_, node) => node);
  const { posteriors } = networkPosteriors(network, many, Float64Array.from(tables.flat()), wanted);
  return posteriors.map((own, node) => {
    const width = network.nodes[node]?.levels.length as number;
    return mapRows(patterns, (pattern) => {
      const last = (pattern + (copies - 1) * patterns.count) * width;
      return Array.from(own.subarray(last, last + width));
    });
  });
}

/** The engine that a fit takes (of a star that of the mixture), or that of the clique tree whatever the graph. */
export async function openNetwork(
  instance: NetworkInstance,
  name: EngineName,
  tables: Tables,
  which: 'fit' | 'tree' = 'fit',
): Promise<OpenNetwork> {
  const weights = instance.weights && Float64Array.from(instance.weights);
  const { network, patterns } = finishNow(prepareNetwork(instance.document, labelTable(instance), weights));
  const module = kernelNow(name);
  const engine =
    which === 'fit'
      ? (await createNetworkEngine(name, network, patterns)).engine
      : module instanceof WebAssembly.Module
        ? createMemoryNetworkEngine(module, network, patterns)
        : createReferenceNetworkEngine(network, patterns);
  const parameters = Float64Array.from(tables.flat());
  const statistics = (await engine.expect(parameters)).slice();
  const own = engine.logLikelihoods(parameters);
  engine.dispose();
  return {
    logLikelihood: statistics[0] as number,
    weight: statistics[1] as number,
    counts: Array.from(statistics.subarray(2)),
    scores: Array.from(network.scores(parameters, statistics)),
    maximized: Array.from(network.maximize(statistics, parameters)),
    logLikelihoods: mapRows(patterns, (pattern) => own[pattern] as number),
  };
}

/** One step in which barren nodes count in expectation too: inference is told of none. */
export function fullStep(
  instance: NetworkInstance,
  name: EngineName,
  tables: Tables,
): { readonly logLikelihood: number; readonly tables: readonly number[] } {
  const weights = instance.weights && Float64Array.from(instance.weights);
  const { network, patterns } = finishNow(prepareNetwork(instance.document, labelTable(instance), weights));
  const parameters = Float64Array.from(tables.flat());
  const { size } = network.statistics;
  const statistics = new Float64Array(size);
  const [codes, weighed] = [rowMajor(patterns), weightsOf(patterns)];
  const module = kernelNow(name);
  let logLikelihood = 0;
  if (module instanceof WebAssembly.Module) {
    const { count } = patterns;
    const places = { countsOf: (node: number) => network.nodes[node]?.counts.offset ?? -1, counts: size, rows: count };
    const tree = kernelTree(instantiateKernel(module), network, codes, weighed, places);
    tree.load(parameters);
    logLikelihood = tree.infer(0, count);
    statistics.set(tree.counts);
  } else {
    const inference = createTreeInference(network);
    inference.load(parameters);
    weighed.forEach((weight, pattern) => {
      logLikelihood += weight * inference.observe(codes, pattern);
      inference.count(weight, statistics);
    });
  }
  return { logLikelihood, tables: Array.from(network.maximize(statistics, parameters)) };
}
