import type { Network, NetworkNode } from '../models/index.ts';

/** An entry of the flat parameters, in the table of a node. */
export interface TableCell {
  readonly node: number;
  readonly index: number;
}

/** A cell in words: `P(Words=good | Thoughts=bad)`, its event `Words=good` and what it is given, `Thoughts=bad`. */
export interface CellName {
  readonly text: string;
  readonly event: string;
  readonly given: string;
}

/** The names of cells of tables. */
export function cellNames(network: Network, cells: readonly TableCell[]): CellName[] {
  return cells.map(({ node, index }) => {
    const { name, parents, levels, probabilities } = network.nodes[node] as NetworkNode;
    let left = index - probabilities.offset;
    const event = `${name}=${levels[left % levels.length]}`;
    left = Math.floor(left / levels.length);
    const conditions: string[] = [];
    for (const parent of [...parents].reverse()) {
      const own = network.nodes[parent] as NetworkNode;
      conditions.unshift(`${own.name}=${own.levels[left % own.levels.length]}`);
      left = Math.floor(left / own.levels.length);
    }
    const given = conditions.join(', ');
    return { event, given, text: `P(${event}${given === '' ? '' : ` | ${given}`})` };
  });
}
