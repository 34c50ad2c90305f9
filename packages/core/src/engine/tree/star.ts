import { log } from '../../math/index.ts';
import {
  type Engine,
  type LatentClassModel,
  type Statistics,
  type TableBlock,
  TOTAL_WEIGHT,
} from '../../model/index.ts';
import type { Network, NetworkNode } from '../../models/index.ts';
import { type CodeColumn, codeAt, type Patterns, weightsOf } from '../../patterns/index.ts';
import type { NetworkEngine } from './engine.ts';

/** A network that is a mixture: one root, and every other node a child of it alone. */
export interface Star {
  /** The same model as one with a latent class: its parameters and statistics are those of the network. */
  readonly model: LatentClassModel;
  /** The network's patterns as those of a mixture: the root holds known classes, and rows without any cell have no weight. */
  readonly patterns: Patterns;
  /** Gives an engine of the mixture the network's conventions. */
  asNetwork(engine: Engine): NetworkEngine;
  /** Gives them to statistics of the mixture: rows without any cell have a weight, and nothing else to add. */
  complete(statistics: Statistics): Statistics;
}

/**
 * A star costs what its mixture costs; undefined for other networks.
 *
 * @param known for a part of the patterns: whether the root is known in any of all
 */
export function starOf(network: Network, patterns: Patterns, known?: boolean): Star | undefined {
  const { nodes } = network;
  const roots = nodes.flatMap(({ parents }, node) => (parents.length === 0 ? [node] : []));
  const [root] = roots;
  if (root === undefined || roots.length > 1 || nodes.length === 1) return undefined;
  if (nodes.some(({ parents }, node) => node !== root && !(parents.length === 1 && parents[0] === root)))
    return undefined;

  const { probabilities, counts, levels } = nodes[root] as NetworkNode;
  const classes = levels.length;
  const leaves = nodes.flatMap((node, at) => (at === root ? [] : [{ node, at }]));
  const empty = emptyPatterns(patterns);
  const emptyWeight = empty.reduce((sum, is, i) => (is ? sum + (patterns.weights?.[i] ?? 1) : sum), 0);
  const model: LatentClassModel = {
    ...network,
    classes,
    blocks: leaves.map(({ node }, item) => leafBlock(node, item, classes)),
    logClassSizes(parameters, out) {
      for (let k = 0; k < classes; k++) out[k] = log(parameters[probabilities.offset + k] as number);
    },
    foldClasses(sums, statistics) {
      for (let k = 0; k < classes; k++)
        statistics[counts.offset + k] = (statistics[counts.offset + k] as number) + (sums[k] as number);
    },
  };
  return {
    model,
    patterns: mixturePatterns(
      patterns,
      root,
      leaves.map(({ at }) => at),
      empty,
      known,
    ),
    complete: withEmpty,
    asNetwork: (engine) => ({
      name: engine.name,
      expect(parameters) {
        const found = engine.expect(parameters);
        return found instanceof Promise ? found.then(withEmpty) : withEmpty(found);
      },
      logLikelihoods: (parameters) => engine.logLikelihoods(parameters).map((value, i) => (empty[i] ? 0 : value)),
      dispose: () => engine.dispose(),
    }),
  };

  function withEmpty(statistics: Statistics): Statistics {
    if (emptyWeight > 0) statistics[TOTAL_WEIGHT] = (statistics[TOTAL_WEIGHT] as number) + emptyWeight;
    return statistics;
  }
}

function leafBlock({ name, levels, probabilities, counts }: NetworkNode, item: number, classes: number): TableBlock {
  const width = levels.length;
  return {
    kind: 'table',
    name,
    item,
    levels: width,
    closed: true,
    logProbabilities(parameters, out) {
      for (let level = 0; level < width; level++)
        for (let k = 0; k < classes; k++)
          out[level * classes + k] = log(parameters[probabilities.offset + k * width + level] as number);
    },
    fold(sums, statistics) {
      for (let level = 0; level < width; level++)
        for (let k = 0; k < classes; k++) {
          const at = counts.offset + k * width + level;
          statistics[at] = (statistics[at] as number) + (sums[level * classes + k] as number);
        }
    },
  };
}

/** By pattern: 1 where no cell is there. */
function emptyPatterns({ codes, count }: Patterns): Uint8Array {
  const empty = new Uint8Array(count).fill(1);
  for (const column of codes) for (let i = 0; i < count; i++) if (codeAt(column, i) !== 0) empty[i] = 0;
  return empty;
}

function mixturePatterns(
  patterns: Patterns,
  root: number,
  leaves: readonly number[],
  empty: Uint8Array,
  hasKnown?: boolean,
): Patterns {
  const { codes, count, levels } = patterns;
  const known = codes[root] as CodeColumn;
  let isKnown = hasKnown ?? false;
  for (let i = 0; i < count && hasKnown === undefined && !isKnown; i++) isKnown = codeAt(known, i) !== 0;
  return {
    ...patterns,
    items: leaves.length,
    levels: leaves.map((leaf) => levels[leaf] as number),
    codes: leaves.map((leaf) => codes[leaf] as CodeColumn),
    known: isKnown ? known : undefined,
    weights: empty.includes(1) ? weightsOf(patterns).map((weight, i) => (empty[i] ? 0 : weight)) : patterns.weights,
  };
}
