import { completions, posterior } from './enumerate.ts';
import { cellOf, type NetworkRows, nodeOf, type OracleNetwork, type Row, type Tables, zeros } from './network.ts';

/**
 * Which families a row counts in. `full`: all of them, what is missing in expectation (Lauritzen 1995); `pruned`: not those of its
 * barren nodes (Shachter 1986).
 */
export type Convention = 'full' | 'pruned';

export const conventions: readonly Convention[] = ['full', 'pruned'];

/** The nodes whose families a row counts in; barren is what is not observed and has no observed descendant. */
export function countedNodes(network: OracleNetwork, row: Row, convention: Convention): number[] {
  const all = row.map((_, node) => node);
  if (convention === 'full') return all;
  const reached = new Set<number>();
  const climb = (node: number): void => {
    if (reached.has(node)) return;
    reached.add(node);
    nodeOf(network, node).parents.forEach(climb);
  };
  all.filter((node) => row[node] !== null).forEach(climb);
  return all.filter((node) => reached.has(node));
}

/** Expected counts in the shapes of the tables: the posterior of every completion, added to the cells that it uses. */
export function expectedCounts(
  network: OracleNetwork,
  tables: Tables,
  { rows, weights }: NetworkRows,
  convention: Convention,
): number[][] {
  const counts = zeros(network);
  rows.forEach((row, i) => {
    const weight = weights[i] as number;
    if (weight === 0) return;
    const counted = countedNodes(network, row, convention);
    const q = posterior(network, tables, row);
    completions(network, row).forEach((levels, c) => {
      for (const node of counted) addTo(counts, network, node, levels, weight * (q[c] as number));
    });
  });
  return counts;
}

/** Adds to the cell of a node's table at these levels. */
export function addTo(
  counts: readonly number[][],
  network: OracleNetwork,
  node: number,
  levels: readonly number[],
  amount: number,
): void {
  const table = counts[nodeOf(network, node).table] as number[];
  const cell = cellOf(network, node, levels);
  table[cell] = (table[cell] as number) + amount;
}
