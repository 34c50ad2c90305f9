import { assertCliquesFit, FAMILIES, SEPARATOR, type WorkingClique, workingCliques } from '../../engine/index.ts';
import { exp, log } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import { type Evidence, markBarren, type Network } from '../../models/index.ts';
import { addScaled } from '../vectors.ts';

/** The derivatives of one row's probability by the entries of all tables. */
export interface NetworkSlopes {
  /** Takes over parameters: any numbers, also ones outside of the simplexes. */
  load(parameters: Parameters): void;
  /** Takes a row: by node a level from 1, 0 where it is not observed. */
  observe(cell: Uint32Array): RowSlopes;
}

/** All numbers have one factor, e to the `logFactor`, left out. */
export interface RowSlopes {
  readonly logFactor: number;
  readonly probability: number;
  /** By parameter; those of barren nodes, whose rows sum to one, are left out. */
  readonly slopes: Float64Array;
  /** Entries of the tables that are multiplied in the row. */
  readonly entries: number;
}

/** A clique, and for each of its families the slopes of its table. */
interface SlopedClique extends WorkingClique {
  readonly own: readonly Float64Array[];
  /** By family: its node is not barren in this row; a barren family sums to one. */
  readonly counts: Uint8Array;
  /** What the message up is divided by. */
  logScale: number;
  /** What is left out of `own`. */
  logFactor: number;
}

/**
 * Differentiates the polynomial P(row) = Σ Π θ on the clique tree: messages up are its factors, messages down the derivatives by them
 * (Darwiche 2003, §5). Products leave a factor out instead of dividing by it: where a probability is zero the derivative by it is right,
 * as expected counts over probabilities are not. Messages are scaled, so that long products neither vanish nor overflow.
 *
 * @throws LatentError CLIQUE_TOO_LARGE
 */
export function createSlopes(network: Network): NetworkSlopes {
  assertCliquesFit(network);
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
  const slopes = new Float64Array(network.parameters.size);
  const most = cliques.reduce((size, { families, children }) => Math.max(size, families.length + children.length), 0);
  const [factors, before] = [new Float64Array(most), new Float64Array(most)];
  let parameters: Parameters = slopes;
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

  /** Takes the derivatives by the clique's message (its `marginal`) to its families' tables and to its children's messages. */
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
    load(given) {
      parameters = given;
    },
    observe(cell) {
      evidence = markBarren(network, cell);
      let logFactor = 0;
      for (const clique of cliques) {
        clique.nodes.forEach((node, f) => {
          clique.counts[f] = (evidence[node] as number) > (nodes[node]?.levels.length as number) ? 0 : 1;
        });
        send(clique);
        logFactor += clique.logScale;
      }
      const roots = cliques.filter(({ parent }) => parent < 0);
      for (const root of roots) {
        root.logFactor = -root.logScale;
        root.marginal[0] = roots.reduce(
          (product, other) => (other === root ? product : product * (other.message[0] as number)),
          1,
        );
      }
      for (let c = cliques.length - 1; c >= 0; c--) differentiate(cliques[c] as SlopedClique);
      const largest = cliques.reduce(
        (most, { own, logFactor: left }) =>
          own.some((table) => table.some((slope) => slope !== 0)) ? Math.max(most, left) : most,
        Number.NEGATIVE_INFINITY,
      );
      const shift = largest === Number.NEGATIVE_INFINITY ? 0 : largest;
      slopes.fill(0);
      let entries = 0;
      for (const { families, counts, own, logFactor: left } of cliques)
        families.forEach(({ probabilities: { offset, size } }, f) => {
          if (!counts[f]) return;
          entries += size;
          addScaled(slopes.subarray(offset, offset + size), own[f] as Float64Array, exp(left - shift), 0, size);
        });
      const probability = exp(-shift) * roots.reduce((product, { message }) => product * (message[0] as number), 1);
      return { logFactor: logFactor + shift, probability, slopes, entries };
    },
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
