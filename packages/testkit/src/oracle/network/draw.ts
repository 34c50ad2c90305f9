import type { Dice } from '../../random.ts';
import { simplex } from '../families/draws.ts';
import {
  cellOf,
  combinations,
  levelsOf,
  type OracleNetwork,
  type OracleNode,
  type Row,
  shapeOf,
  type Tables,
  tableOf,
} from './network.ts';

/** A random graph: nodes in random order, each with at most so many parents among those before it in another order. */
export function drawGraph(dice: Dice, levels: readonly number[], maxParents: number): OracleNode[] {
  const order = dice.shuffle(levels.length);
  return levels.map((length, node) => {
    const before = order.slice(0, order.indexOf(node));
    const count = Math.min(dice.below(maxParents + 1), before.length);
    return {
      name: `n${node + 1}`,
      levels: Array.from({ length }, (_, level) => `${'abcd'[level]}`),
      parents: dice
        .shuffle(before.length)
        .slice(0, count)
        .map((i) => before[i] as number),
      table: node,
    };
  });
}

/** Now and then nodes share the table of the first one whose table has their shape. */
export function drawTies(dice: Dice, network: OracleNetwork): OracleNetwork {
  const shapes = network.nodes.map((_, node) => shapeOf(network, node).join());
  return {
    ...network,
    nodes: network.nodes.map((node, i) => ({
      ...node,
      table: dice.uniform() < 0.5 ? shapes.indexOf(shapes[i] as string) : i,
    })),
  };
}

/** Random tables; with `zeros` some rows have an impossible level, and some only one that is possible. */
export function drawTables(dice: Dice, network: OracleNetwork, zeros: boolean): number[][] {
  return network.nodes.map(({ table }, node) => {
    if (table !== node) return [];
    const width = levelsOf(network, node);
    return combinations(shapeOf(network, node).slice(0, -1)).flatMap(() => {
      const row = simplex(dice, width);
      const kind = zeros ? dice.uniform() : 1;
      const level = dice.below(width);
      if (kind < 0.1) return row.map((_, i) => (i === level ? 1 : 0));
      if (kind > 0.25 || width < 2) return row;
      const rest = 1 - (row[level] as number);
      return row.map((value, i) => (i === level ? 0 : value / rest));
    });
  });
}

/** A complete row, parents before children. */
export function drawRow(dice: Dice, network: OracleNetwork, tables: Tables): number[] {
  const levels: number[] = new Array<number>(network.nodes.length).fill(-1);
  const draw = (node: number): void => {
    if (levels[node] !== -1) return;
    network.nodes[node]?.parents.forEach(draw);
    levels[node] = 0;
    const first = cellOf(network, node, levels);
    const table = tableOf(network, tables, node);
    levels[node] = dice.index(table.slice(first, first + levelsOf(network, node)));
  };
  levels.forEach((_, node) => {
    draw(node);
  });
  return levels;
}

/** The row with holes: hidden nodes everywhere, other cells at random, now and then all of them. */
export function drawHoles(dice: Dice, levels: readonly number[], hidden: readonly number[], missing: number): Row {
  const empty = dice.uniform() < 0.08;
  return levels.map((level, node) => (empty || hidden.includes(node) || dice.uniform() < missing ? null : level));
}
