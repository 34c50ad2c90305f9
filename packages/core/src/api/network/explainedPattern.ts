import { createTreeInference } from '../../engine/index.ts';
import { exp, log } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import { type Evidence, markBarren, type Network, type NetworkNode } from '../../models/index.ts';
import { type Patterns, rowMajor } from '../../patterns/index.ts';

/** One factor of a joint probability: p(level of a node | its parents' levels). */
export interface ExplainedFactor {
  readonly node: string;
  readonly level: string;
  /** The levels of its parents, by name. */
  readonly parents: Readonly<Record<string, string>>;
  readonly probability: number;
}

/** One way to fill in the hidden nodes of a pattern. */
export interface ExplainedCompletion {
  /** The level of each hidden node, in the order of `hidden`. */
  readonly levels: readonly string[];
  /** One for every node that is not barren, parents before children. */
  readonly factors: readonly ExplainedFactor[];
  /** p(hidden, observed): the product of the factors. */
  readonly product: number;
  /** p(hidden | observed) = product / marginal; NaN where the pattern is impossible. */
  readonly responsibility: number;
}

/** The probabilities of a node's levels. */
export interface ExplainedPosterior {
  readonly node: string;
  /** One a level; NaN where the row is impossible. */
  readonly probabilities: readonly number[];
}

/** One pattern (rows with the same cells) of the E-step as a student would do it by hand. */
export interface ExplainedNetworkPattern {
  /** The level of each node; null where it is not observed. */
  readonly cells: readonly (string | null)[];
  readonly weight: number;
  /** Nodes that are not observed and have an observed descendant: those that the E-step fills in. */
  readonly hidden: readonly string[];
  /** Nodes that are not observed and have no observed descendant: they sum to one, and no count has them. */
  readonly barren: readonly string[];
  /** Combinations of the hidden nodes' levels. */
  readonly combinations: number;
  /** All combinations, the last hidden node fastest; empty where there are too many to write down. */
  readonly completions: readonly ExplainedCompletion[];
  /** p(observed): the sum of the products. */
  readonly marginal: number;
  /** Its logarithm, also where it underflows. */
  readonly logLikelihood: number;
  /** p(level | observed) of each hidden node. */
  readonly posteriors: readonly ExplainedPosterior[];
}

/** Combinations of a pattern that are written down. */
const MOST_COMPLETIONS = 256;

/** Factors of all patterns together that are written down. */
const MOST_FACTORS = 2 ** 18;

/** A product below this has lost digits or is 0: responsibilities come from logarithms then. */
const UNDERFLOW = 1e-300;

/** Explains patterns at some parameters, straight from the definition as far as that can be written down. */
export function patternExplainer(
  network: Network,
  patterns: Patterns,
  parameters: Parameters,
): (pattern: number) => ExplainedNetworkPattern {
  const { nodes } = network;
  const inference = createTreeInference(network);
  inference.load(parameters);
  const evidence = markBarren(network, rowMajor(patterns));
  const factorAt = factorReader(network, parameters);
  let written = 0;

  return (pattern) => {
    const codes = evidence.subarray(pattern * nodes.length, (pattern + 1) * nodes.length);
    const isBarren = nodes.map(({ levels }, node) => (codes[node] as number) > levels.length);
    const hidden = nodes.flatMap((_, node) => (codes[node] === 0 ? [node] : []));
    const counted = network.order.filter((node) => !isBarren[node]);
    const combinations = hidden.reduce((product, node) => product * (nodes[node]?.levels.length as number), 1);
    const logLikelihood = inference.observe(evidence, pattern);
    const posteriors = hidden.map((node): ExplainedPosterior => {
      const probabilities = new Float64Array(nodes[node]?.levels.length as number);
      inference.posterior(node, probabilities);
      return { node: nodes[node]?.name as string, probabilities: Array.from(probabilities) };
    });
    const isShort = combinations <= MOST_COMPLETIONS && written + combinations * counted.length <= MOST_FACTORS;
    if (isShort) written += combinations * counted.length;
    const products = (isShort ? completionsOf(nodes, codes, hidden) : []).map((states) => {
      const factors = counted.map((node) => factorAt(node, states));
      return {
        levels: hidden.map((node) => levelOf(nodes[node], states[node])),
        factors,
        product: factors.reduce((product, { probability }) => product * probability, 1),
        logProduct: factors.reduce((sum, { probability }) => sum + log(probability), 0),
      };
    });
    const marginal = isShort ? products.reduce((sum, { product }) => sum + product, 0) : exp(logLikelihood);
    return {
      cells: nodes.map(({ levels }, node) => levels[(codes[node] as number) - 1] ?? null),
      weight: patterns.weights?.[pattern] ?? 1,
      hidden: hidden.map((node) => nodes[node]?.name as string),
      barren: nodes.flatMap(({ name }, node) => (isBarren[node] ? [name] : [])),
      combinations,
      completions: products.map(({ logProduct, ...own }) => ({
        ...own,
        responsibility: marginal >= UNDERFLOW ? own.product / marginal : exp(logProduct - logLikelihood),
      })),
      marginal,
      logLikelihood,
      posteriors,
    };
  };
}

/** Reads factors off the tables; equal ones are one object, so that many completions take little memory. */
function factorReader(
  { nodes }: Network,
  parameters: Parameters,
): (node: number, states: ArrayLike<number>) => ExplainedFactor {
  const known = nodes.map(() => new Map<number, ExplainedFactor>());
  return (node, states) => {
    const { name, levels, parents, probabilities } = nodes[node] as NetworkNode;
    const configuration = parents.reduce(
      (at, parent) => at * (nodes[parent]?.levels.length as number) + (states[parent] as number) - 1,
      0,
    );
    const place = probabilities.offset + configuration * levels.length + (states[node] as number) - 1;
    const found = known[node]?.get(place);
    if (found) return found;
    const factor = {
      node: name,
      level: levelOf(nodes[node], states[node]),
      parents: Object.fromEntries(
        parents.map((parent) => [nodes[parent]?.name as string, levelOf(nodes[parent], states[parent])]),
      ),
      probability: parameters[place] as number,
    };
    known[node]?.set(place, factor);
    return factor;
  };
}

/** The states of all nodes (levels from 1) for each combination of the hidden ones, the last of them fastest. */
function completionsOf(nodes: readonly NetworkNode[], codes: Evidence, hidden: readonly number[]): Uint32Array[] {
  return hidden.reduce(
    (before, node) =>
      before.flatMap((states) =>
        Array.from({ length: nodes[node]?.levels.length as number }, (_, level) => {
          const own = states.slice();
          own[node] = level + 1;
          return own;
        }),
      ),
    [Uint32Array.from(codes)],
  );
}

const levelOf = (node: NetworkNode | undefined, state: number | undefined): string =>
  node?.levels[(state as number) - 1] as string;
