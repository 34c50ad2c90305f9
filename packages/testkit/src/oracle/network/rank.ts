import { addTo } from './counts.ts';
import { completions } from './enumerate.ts';
import { along, type Direction, directions } from './gradient.ts';
import {
  cellOf,
  combinations,
  levelsOf,
  type OracleNetwork,
  type Row,
  type Tables,
  tableOf,
  zeros,
} from './network.ts';
import { decompose } from './svd.ts';

/** All rows that show exactly these nodes. */
export function patternsOf(network: OracleNetwork, observed: readonly number[]): Row[] {
  return combinations(observed.map((node) => levelsOf(network, node))).map((levels) =>
    network.nodes.map((_, node) => (observed.includes(node) ? (levels[observed.indexOf(node)] as number) : null)),
  );
}

/** ∂ p(row) by every cell of every table, the others held: the product rule, completion by completion. */
export function probabilityGradient(network: OracleNetwork, tables: Tables, row: Row): number[][] {
  const gradient = zeros(network);
  for (const levels of completions(network, row)) {
    const factors = network.nodes.map(
      (_, node) => tableOf(network, tables, node)[cellOf(network, node, levels)] as number,
    );
    factors.forEach((_, node) => {
      const others = factors.reduce((product, factor, other) => (other === node ? product : product * factor), 1);
      addTo(gradient, network, node, levels, others);
    });
  }
  return gradient;
}

/** ∂ p(row) along every direction, [row][direction]. */
export const jacobian = (
  network: OracleNetwork,
  tables: Tables,
  rows: readonly Row[],
  free: readonly Direction[] = directions(network, tables),
): number[][] =>
  rows.map((row) => {
    const gradient = probabilityGradient(network, tables, row);
    return free.map((direction) => along(gradient, direction));
  });

/** What rows can tell about the free parameters. */
export interface Rank {
  readonly directions: readonly Direction[];
  readonly rank: number;
  /** Largest first. */
  readonly singularValues: readonly number[];
  /** Orthonormal: [vector][direction]. */
  readonly nullSpace: readonly (readonly number[])[];
}

/**
 * The rank of the probabilities of all patterns as functions of the free parameters, and the directions in which none of them changes.
 *
 * @param masks the sets of nodes that rows show
 * @param tolerance singular values count as 0 below this share of the largest
 */
export function rankOf(
  network: OracleNetwork,
  tables: Tables,
  masks: readonly (readonly number[])[],
  tolerance = 1e-9,
): Rank {
  return rankFromRows(
    network,
    tables,
    masks.flatMap((observed) => patternsOf(network, observed)),
    tolerance,
  );
}

/** The same for the probabilities of certain rows only. */
export function rankFromRows(network: OracleNetwork, tables: Tables, rows: readonly Row[], tolerance = 1e-9): Rank {
  const free = directions(network, tables);
  const { values, vectors } = decompose(jacobian(network, tables, rows, free), free.length);
  const isZero = values.map((value) => value <= tolerance * (values[0] ?? 0));
  return {
    directions: free,
    rank: isZero.filter((zero) => !zero).length,
    singularValues: values,
    nullSpace: vectors.filter((_, i) => isZero[i]),
  };
}
