import { exp, log } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Evidence, Network } from '../../models/index.ts';
import { FAMILIES, OWN, SEPARATOR, type WorkingClique, workingCliques } from './cliques.ts';
import { assertCliquesFit } from './size.ts';

/** How states that a parent does not know are put together: added up, or the largest one taken. */
export type Combine = 'sum' | 'max';

/** The way up a clique tree: every clique's table holds log ψ(x) afterwards, every message what its part says of the separator. */
export interface Propagation {
  /** Children before parents. */
  readonly cliques: readonly WorkingClique[];
  /** Takes over parameters. */
  load(parameters: Parameters): void;
  /** Enters a row of evidence and returns its log-probability (`max`: that of its best completion); −Infinity where it is impossible. */
  collect(evidence: Evidence, row: number, combine: Combine): number;
  isBarren(evidence: Evidence, row: number, node: number): boolean;
}

/** Messages by log-sum-exp (Lauritzen & Spiegelhalter 1988), over the states that the evidence allows. */
export function createPropagation(network: Network): Propagation {
  const levels = network.nodes.map((node) => node.levels.length);
  assertCliquesFit(network);
  const cliques = workingCliques(network);
  let logs = new Float64Array(0);
  const isBarren = (evidence: Evidence, row: number, node: number): boolean =>
    (evidence[row * levels.length + node] as number) > (levels[node] as number);

  /** log ψ(x) = Σ log p(family) + Σ messages of the children; a barren family sums to one. */
  const multiply = (
    { walk, table, families, nodes, children }: WorkingClique,
    evidence: Evidence,
    row: number,
  ): void => {
    const counts = nodes.map((node) => !isBarren(evidence, row, node));
    walk.begin(evidence, row);
    do {
      let sum = 0;
      for (let f = 0; f < families.length; f++)
        if (counts[f])
          sum += logs[(families[f]?.probabilities.offset as number) + (walk.at[FAMILIES + f] as number)] as number;
      for (let i = 0; i < children.length; i++)
        sum += cliques[children[i] as number]?.message[walk.at[FAMILIES + families.length + i] as number] as number;
      table[walk.at[OWN] as number] = sum;
    } while (walk.next());
  };

  return {
    cliques,
    isBarren,
    load(parameters) {
      logs = Float64Array.from(parameters, log);
    },
    collect(evidence, row, combine) {
      let total = 0;
      for (const clique of cliques) {
        multiply(clique, evidence, row);
        send(clique, evidence, row, combine);
        if (clique.parent < 0) total += clique.message[0] as number;
      }
      return total;
    },
  };
}

/** The message of a clique to its parent. */
function send(
  { walk, table, message, marginal: sums }: WorkingClique,
  evidence: Evidence,
  row: number,
  combine: Combine,
): void {
  message.fill(Number.NEGATIVE_INFINITY);
  walk.begin(evidence, row);
  do {
    const place = walk.at[SEPARATOR] as number;
    message[place] = Math.max(message[place] as number, table[walk.at[OWN] as number] as number);
  } while (walk.next());
  if (combine === 'max') return;
  sums.fill(0);
  walk.begin(evidence, row);
  do {
    const [place, value] = [walk.at[SEPARATOR] as number, table[walk.at[OWN] as number] as number];
    if (value > Number.NEGATIVE_INFINITY)
      sums[place] = (sums[place] as number) + exp(value - (message[place] as number));
  } while (walk.next());
  for (let place = 0; place < message.length; place++)
    if ((sums[place] as number) > 0) message[place] = (message[place] as number) + log(sums[place] as number);
}
