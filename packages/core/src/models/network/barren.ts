import { type Codes, codesFor } from '../../table/index.ts';
import type { Network } from './network.ts';
import { childrenOf } from './topology.ts';

/** Evidence as inference takes it: row-major pattern × node. 0 = not observed, a level from 1, or levels + 1 = barren. */
export type Evidence = Codes;

/**
 * Marks the barren nodes of every pattern: not observed and without an observed descendant. They sum to one and out of the row; the
 * M-step does not count them (Shachter 1986; the convention "pruned").
 *
 * @param codes row-major pattern × node: 0 = missing, a level from 1
 */
export function markBarren({ nodes, order }: Pick<Network, 'nodes' | 'order'>, codes: Codes): Evidence {
  const width = nodes.length;
  const children = childrenOf(nodes.map(({ parents }) => parents));
  const marks = nodes.map(({ levels }) => levels.length + 1);
  const out = codesFor(Math.max(...marks), codes.length);
  for (let first = 0; first < codes.length; first += width)
    for (let i = width - 1; i >= 0; i--) {
      const node = order[i] as number;
      const code = codes[first + node] as number;
      const isBarren = code === 0 && (children[node] as number[]).every((child) => out[first + child] === marks[child]);
      out[first + node] = isBarren ? (marks[node] as number) : code;
    }
  return out;
}

/** By node: barren in every row, since neither it nor any descendant is ever observed. */
export function barrenEverywhere(network: Pick<Network, 'nodes' | 'order'>, isSeen: readonly boolean[]): boolean[] {
  const marks = markBarren(network, Uint8Array.from(isSeen, Number));
  return network.nodes.map(({ levels }, node) => marks[node] === levels.length + 1);
}

/**
 * The nodes that some row of positive weight leaves to the E-step: open, and not barren. Where there is none expected counts do not depend
 * on the parameters, and one M-step is the maximum.
 */
export function filledNodes(evidence: Evidence, weights: Float64Array, width: number): number[] {
  const found = new Set<number>();
  weights.forEach((weight, pattern) => {
    if (weight === 0) return;
    for (let node = 0; node < width; node++) if (evidence[pattern * width + node] === 0) found.add(node);
  });
  return [...found];
}
