import { exp } from '../../math/index.ts';
import type { Parameters, Statistics } from '../../model/index.ts';
import type { Evidence, Network } from '../../models/index.ts';
import { FAMILIES, OWN, SEPARATOR, type WorkingClique } from './cliques.ts';
import { createPropagation } from './propagation.ts';

/** Exact inference in a network, one row of evidence after the other, in plain TypeScript. */
export interface TreeInference {
  /** Takes over parameters; until the next call all answers are about them. */
  load(parameters: Parameters): void;
  /** Enters a row of evidence and returns its log-probability: −Infinity where it is impossible, 0 where it shows nothing. */
  observe(evidence: Evidence, row: number): number;
  /** Adds weight × the posterior of every family that is not barren to the expected counts; of an impossible row nothing. */
  count(weight: number, statistics: Statistics): void;
  /** The posterior of a node, one entry a level; NaN where the row is impossible. Of a barren node it means nothing. */
  posterior(node: number, out: Float64Array): void;
}

/** Messages up the clique tree, then the posteriors of cliques down it (Jensen, Lauritzen & Olesen 1990). */
export function createTreeInference(network: Network): TreeInference {
  const { cliques, load, collect, isBarren } = createPropagation(network);
  const homes = network.nodes.map((_, node) => cliques.findIndex(({ variables }) => variables.includes(node)));
  let evidence: Evidence = new Uint8Array(0);
  let row = 0;
  let logLikelihood = 0;
  let isDistributed = false;
  const distribute = (): void => {
    if (!isDistributed) for (let c = cliques.length - 1; c >= 0; c--) settle(cliques, c, evidence, row);
    isDistributed = true;
  };

  return {
    load,
    observe(given, at) {
      [evidence, row, isDistributed] = [given, at, false];
      logLikelihood = collect(evidence, row, 'sum');
      if (isEmpty(network, evidence, row)) logLikelihood = 0; // not only up to rounding
      return logLikelihood;
    },
    count(weight, statistics) {
      if (logLikelihood === Number.NEGATIVE_INFINITY) return;
      distribute();
      for (const { families, nodes, walk, table } of cliques)
        families.forEach(({ counts }, f) => {
          if (isBarren(evidence, row, nodes[f] as number)) return;
          walk.begin(evidence, row);
          do {
            const place = counts.offset + (walk.at[FAMILIES + f] as number);
            statistics[place] = (statistics[place] as number) + weight * (table[walk.at[OWN] as number] as number);
          } while (walk.next());
        });
    },
    posterior(node, out) {
      if (logLikelihood === Number.NEGATIVE_INFINITY) {
        out.fill(Number.NaN);
        return;
      }
      distribute();
      out.fill(0);
      const { variables, walk, table } = cliques[homes[node] as number] as WorkingClique;
      const variable = variables.indexOf(node);
      walk.begin(evidence, row);
      do {
        const state = walk.states[variable] as number;
        out[state] = (out[state] as number) + (table[walk.at[OWN] as number] as number);
      } while (walk.next());
      normaliseShares(out);
    },
  };
}

/** Divides shares by their sum, so that rounding leaves none above 1, and what is certain at 1. */
export function normaliseShares(shares: Float64Array): void {
  const total = shares.reduce((sum, share) => sum + share, 0);
  shares.forEach((share, i) => {
    shares[i] = share / total;
  });
}

/** No node is observed in the row. */
export function isEmpty({ nodes }: Network, evidence: Evidence, row: number): boolean {
  const first = row * nodes.length;
  return nodes.every(({ levels }, node) => {
    const code = evidence[first + node] as number;
    return code === 0 || code > levels.length;
  });
}

/** The posterior of a clique: exp(log ψ − message up) × the posterior of its separator; and with it those of its children's separators. */
function settle(cliques: readonly WorkingClique[], at: number, evidence: Evidence, row: number): void {
  const { walk, table, message, marginal, children, families, parent } = cliques[at] as WorkingClique;
  for (const child of children) cliques[child]?.marginal.fill(0);
  if (parent < 0) marginal.fill(1);
  walk.begin(evidence, row);
  do {
    const [own, separator] = [walk.at[OWN] as number, walk.at[SEPARATOR] as number];
    const up = message[separator] as number;
    const share =
      up === Number.NEGATIVE_INFINITY ? 0 : exp((table[own] as number) - up) * (marginal[separator] as number);
    table[own] = share;
    for (let i = 0; i < children.length; i++) {
      const below = cliques[children[i] as number]?.marginal as Float64Array;
      const place = walk.at[FAMILIES + families.length + i] as number;
      below[place] = (below[place] as number) + share;
    }
  } while (walk.next());
}
