import { createDice, type Dice } from './dice.ts';
import { type Enumerated, enumerate, type SmallNetwork } from './enumerate.ts';

/** A small problem, and what one EM iteration from its tables must give. */
export interface Problem {
  readonly kind: 'mixture' | 'network';
  readonly network: SmallNetwork;
  readonly rows: readonly (readonly (number | null)[])[];
  readonly expected: Enumerated;
}

/** Mixtures and networks of a few nodes; of two rows in three some cells are missing. */
export function smallProblems(): Problem[] {
  return Array.from({ length: PROBLEMS }, (_, seed): Problem => {
    const dice = createDice(seed + 1);
    const kind = seed % 2 === 0 ? 'mixture' : 'network';
    const network = kind === 'mixture' ? star(dice) : graph(dice);
    const rows = Array.from({ length: ROWS }, (__, i) => rowOf(network, dice, i));
    return { kind, network, rows, expected: enumerate(network, rows) };
  });
}

const PROBLEMS = 24;
const ROWS = 40;

/** A class and items that depend on it alone. */
function star(dice: Dice): SmallNetwork {
  const sizes = [2 + dice.below(3), ...Array.from({ length: 2 + dice.below(4) }, () => 2 + dice.below(3))];
  return withTables(
    dice,
    sizes,
    sizes.map((_, node) => (node === 0 ? [] : [0])),
  );
}

/** Nodes with up to two parents; the first is hidden. */
function graph(dice: Dice): SmallNetwork {
  const sizes = Array.from({ length: 4 + dice.below(2) }, () => 2 + dice.below(2));
  const parents = sizes.map((_, node) => {
    if (node === 0) return [];
    const own = new Set([node === 1 ? 0 : dice.below(node), dice.below(node)]);
    return [...own].sort((a, b) => a - b);
  });
  return withTables(dice, sizes, parents);
}

function withTables(dice: Dice, sizes: readonly number[], parents: readonly (readonly number[])[]): SmallNetwork {
  const tables = sizes.map((size, node) => {
    const places = (parents[node] ?? []).reduce((product, parent) => product * (sizes[parent] as number), 1);
    return Array.from({ length: places }, () => dice.simplex(size));
  });
  return { sizes, parents, tables };
}

/** The first node is never observed, and the last one always: no row is empty. */
function rowOf({ sizes }: SmallNetwork, dice: Dice, row: number): (number | null)[] {
  return sizes.map((size, node) => {
    const level = dice.below(size);
    const isMissing = dice.next() < 0.3 && row % 3 !== 0;
    if (node === 0) return null;
    return isMissing && node < sizes.length - 1 ? null : level;
  });
}
