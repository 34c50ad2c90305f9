import { instantiateKernel } from '@latent/kernel';
import type { Parameters } from '../../model/index.ts';
import type { Network, NetworkNode } from '../../models/index.ts';
import { type Patterns, rowMajor } from '../../patterns/index.ts';
import { kernelNow } from '../create.ts';
import { isModule } from '../kernel.ts';
import { reserve } from '../reserve.ts';
import { createTreeInference, isEmpty, normaliseShares } from './inference.ts';
import { kernelTree } from './kernelTree.ts';

/** What a network says about patterns. */
export interface NetworkPosteriors {
  /** log p of each pattern, in nats; −Infinity where it is impossible. */
  readonly logLikelihoods: Float64Array;
  /** By wanted node: row-major patterns × levels; NaN where the pattern is impossible. */
  readonly posteriors: readonly Float64Array[];
}

/** Patterns × states of all cliques up to which plain TypeScript is done before a kernel is instantiated. */
const SMALL = 2 ** 13;

/** Posteriors of nodes for every pattern: barren nodes too, so that a hidden node of an empty row has its margin. */
export function networkPosteriors(
  network: Network,
  patterns: Patterns,
  parameters: Parameters,
  wanted: readonly number[],
): NetworkPosteriors {
  const found = patterns.count * network.tree.states <= SMALL ? undefined : kernelNow('auto');
  return isModule(found)
    ? inKernel(found, network, patterns, parameters, wanted)
    : inTypeScript(network, patterns, parameters, wanted);
}

function inTypeScript(
  network: Network,
  patterns: Patterns,
  parameters: Parameters,
  wanted: readonly number[],
): NetworkPosteriors {
  const { count } = patterns;
  const codes = rowMajor(patterns);
  const inference = createTreeInference(network);
  inference.load(parameters);
  const posteriors = wanted.map((node) => new Float64Array(count * widthOf(network, node)));
  const logLikelihoods = Float64Array.from({ length: count }, (_, i) => {
    const logLikelihood = inference.observe(codes, i);
    wanted.forEach((node, j) => {
      const width = widthOf(network, node);
      inference.posterior(node, (posteriors[j] as Float64Array).subarray(i * width, (i + 1) * width));
    });
    return logLikelihood;
  });
  return { logLikelihoods, posteriors };
}

/** Pattern by pattern: the counts of a node's family are then its posterior together with its parents'. */
function inKernel(
  module: WebAssembly.Module,
  network: Network,
  patterns: Patterns,
  parameters: Parameters,
  wanted: readonly number[],
): NetworkPosteriors {
  const { count } = patterns;
  const codes = rowMajor(patterns);
  const firsts: number[] = [];
  let size = 0;
  for (const node of wanted) {
    firsts.push(size);
    size += network.nodes[node]?.probabilities.size as number;
  }
  const kernel = reserve(() => instantiateKernel(module));
  const tree = kernelTree(kernel, network, codes, new Float64Array(count).fill(1), {
    countsOf: (node) => firsts[wanted.indexOf(node)] ?? -1,
    counts: size,
    rows: 1,
  });
  tree.load(parameters);
  const posteriors = wanted.map((node) => new Float64Array(count * widthOf(network, node)));
  const logLikelihoods = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    tree.counts.fill(0);
    tree.infer(i, 1);
    const logLikelihood = isEmpty(network, codes, i) ? 0 : (tree.logLikelihoods[0] as number);
    logLikelihoods[i] = logLikelihood;
    wanted.forEach((node, j) => {
      const { size: cells } = (network.nodes[node] as NetworkNode).probabilities;
      const width = widthOf(network, node);
      const out = (posteriors[j] as Float64Array).subarray(i * width, (i + 1) * width);
      if (logLikelihood === Number.NEGATIVE_INFINITY) out.fill(Number.NaN);
      else {
        for (let cell = 0; cell < cells; cell++)
          out[cell % width] = (out[cell % width] as number) + (tree.counts[(firsts[j] as number) + cell] as number);
        normaliseShares(out);
      }
    });
  }
  kernel.arena.dispose();
  return { logLikelihoods, posteriors };
}

const widthOf = ({ nodes }: Network, node: number): number => nodes[node]?.levels.length as number;
