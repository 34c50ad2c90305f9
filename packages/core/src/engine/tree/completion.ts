import { exp } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Evidence, Network } from '../../models/index.ts';
import type { Random } from '../../random/index.ts';
import { OWN } from './cliques.ts';
import { createPropagation } from './propagation.ts';

/** Fills in everything that a row leaves open. */
export interface Completion {
  load(parameters: Parameters): void;
  /**
   * The most probable explanation: the completion with the highest joint probability (Dawid 1992).
   *
   * @param out the level of every node, from 1
   * @returns its log-probability; −Infinity (and `out` as the evidence) where the row is impossible
   */
  mostProbable(evidence: Evidence, row: number, out: Uint32Array): number;
  /** A completion drawn from the posterior; returns the row's log-probability, `out` as above. */
  draw(random: Random, evidence: Evidence, row: number, out: Uint32Array): number;
}

/** Messages up, then one state after the other chosen down the tree, given those that are chosen already. */
export function createCompletion(network: Network): Completion {
  const { cliques, load, collect } = createPropagation(network);
  const width = network.nodes.length;
  const downwards = [...cliques].reverse();

  const complete = (out: Uint32Array, choose: (logs: Float64Array) => number): void => {
    for (const { variables, walk, table } of downwards) {
      const logs: number[] = [];
      walk.begin(out, 0);
      do logs.push(table[walk.at[OWN] as number] as number);
      while (walk.next());
      let left = choose(Float64Array.from(logs));
      for (walk.begin(out, 0); left > 0; left--) walk.next();
      variables.forEach((node, variable) => {
        out[node] = (walk.states[variable] as number) + 1;
      });
    }
  };
  const enter = (evidence: Evidence, row: number, out: Uint32Array): void => {
    for (let node = 0; node < width; node++) out[node] = evidence[row * width + node] as number;
  };

  return {
    load,
    mostProbable(evidence, row, out) {
      enter(evidence, row, out);
      const logProbability = collect(evidence, row, 'max');
      if (logProbability > Number.NEGATIVE_INFINITY)
        complete(out, (logs) => logs.indexOf(logs.reduce((a, b) => Math.max(a, b))));
      return logProbability;
    },
    draw(random, evidence, row, out) {
      enter(evidence, row, out);
      const logProbability = collect(evidence, row, 'sum');
      if (logProbability > Number.NEGATIVE_INFINITY) complete(out, (logs) => drawIndex(random, logs));
      return logProbability;
    },
  };
}

function drawIndex(random: Random, logs: Float64Array): number {
  const largest = logs.reduce((a, b) => Math.max(a, b));
  const shares = logs.map((value) => exp(value - largest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return random.index(shares.map((share) => share / total));
}
