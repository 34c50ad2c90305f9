import { FAMILIES, SEPARATOR, type WorkingClique, workingCliques } from '../../engine/index.ts';
import { log } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Evidence, Network } from '../../models/index.ts';

/** A clique, and for each of its families the slopes of its table. */
export interface SlopedClique extends WorkingClique {
  readonly own: readonly Float64Array[];
  /** By family: its node is not barren in this row; a barren family sums to one. */
  readonly counts: Uint8Array;
  /** What the message up is divided by. */
  logScale: number;
  /** What is left out of `own`. */
  logFactor: number;
}

/** Messages on a clique tree, as numbers that may have any sign, each scaled. */
export interface Messages {
  /** Children before parents. */
  readonly cliques: readonly SlopedClique[];
  /** What all that follows is about: one row of evidence. */
  enter(parameters: Parameters, evidence: Evidence): void;
  /** Sends a clique's message up: Σ of the products of its families and its children's messages. */
  send(clique: SlopedClique): void;
  /** Takes the derivatives by the clique's message (its `marginal`) to its families' tables and to its children's messages. */
  differentiate(clique: SlopedClique): void;
}

export function createMessages(network: Network): Messages {
  const { nodes } = network;
  const cliques = workingCliques(network).map(
    (clique): SlopedClique => ({
      ...clique,
      own: clique.families.map(({ probabilities }) => new Float64Array(probabilities.size)),
      counts: new Uint8Array(clique.families.length),
      logScale: 0,
      logFactor: 0,
    }),
  );
  const most = cliques.reduce((size, { families, children }) => Math.max(size, families.length + children.length), 0);
  const [factors, before] = [new Float64Array(most), new Float64Array(most)];
  let parameters: Parameters = new Float64Array(0);
  let evidence: Evidence = new Uint8Array(0);

  /** The factors at the walk's state: those of families, then the messages of children. */
  const readFactors = ({ families, counts, children, walk }: SlopedClique): void => {
    for (let f = 0; f < families.length; f++)
      factors[f] = counts[f]
        ? (parameters[(families[f]?.probabilities.offset as number) + (walk.at[FAMILIES + f] as number)] as number)
        : 1;
    for (let i = 0; i < children.length; i++)
      factors[families.length + i] = cliques[children[i] as number]?.message[
        walk.at[FAMILIES + families.length + i] as number
      ] as number;
  };

  const send = (clique: SlopedClique): void => {
    const { walk, message, families, children } = clique;
    const count = families.length + children.length;
    message.fill(0);
    walk.begin(evidence, 0);
    do {
      readFactors(clique);
      let product = 1;
      for (let i = 0; i < count; i++) product *= factors[i] as number;
      const place = walk.at[SEPARATOR] as number;
      message[place] = (message[place] as number) + product;
    } while (walk.next());
    clique.logScale = scaleDown(message);
  };

  const differentiate = (clique: SlopedClique): void => {
    const { walk, marginal, families, children, own, counts } = clique;
    const count = families.length + children.length;
    for (const table of own) table.fill(0);
    for (const child of children) cliques[child]?.marginal.fill(0);
    walk.begin(evidence, 0);
    do {
      let product = marginal[walk.at[SEPARATOR] as number] as number;
      if (product === 0) continue;
      readFactors(clique);
      for (let i = 0; i < count; i++) {
        before[i] = product;
        product *= factors[i] as number;
      }
      let after = 1;
      for (let i = count - 1; i >= 0; i--) {
        const child = i - families.length;
        if (child >= 0 || counts[i]) {
          const target = (child < 0 ? own[i] : cliques[children[child] as number]?.marginal) as Float64Array;
          const place = walk.at[FAMILIES + i] as number;
          target[place] = (target[place] as number) + (before[i] as number) * after;
        }
        after *= factors[i] as number;
      }
    } while (walk.next());
    for (const child of children) {
      const below = cliques[child] as SlopedClique;
      below.logFactor = clique.logFactor + scaleDown(below.marginal) - below.logScale;
    }
  };

  return {
    cliques,
    enter(givenParameters, givenEvidence) {
      [parameters, evidence] = [givenParameters, givenEvidence];
      for (const { nodes: owners, counts } of cliques)
        owners.forEach((node, f) => {
          counts[f] = (evidence[node] as number) > (nodes[node]?.levels.length as number) ? 0 : 1;
        });
    },
    send,
    differentiate,
  };
}

/** Divides by the largest entry; returns its log, 0 where all are zero. */
function scaleDown(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number));
  if (largest === 0) return 0;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / largest;
  return log(largest);
}
