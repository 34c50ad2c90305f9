import { add } from '../nested.ts';
import { addTo, type Convention, countedNodes } from './counts.ts';
import { type Elimination, eliminate, eliminatedLogProbability } from './eliminate.ts';
import { weighted } from './enumerate.ts';
import { cellsUnder, type Factor, multiply } from './factor.ts';
import { combinations, type NetworkRows, type OracleNetwork, type Row, type Tables, zeros } from './network.ts';

/** Σ w log p(row) by elimination. */
export const eliminatedLogLikelihood = (
  network: OracleNetwork,
  tables: Tables,
  { rows, weights }: NetworkRows,
): number =>
  weighted(
    rows.map((row) => eliminatedLogProbability(network, tables, row)),
    weights,
  );

/**
 * Expected counts by elimination: p(family | row) = θ ∂ log p(row) / ∂θ (Darwiche 2003, theorem 1), the derivatives by the chain
 * rule from the last step of the elimination back to its first.
 */
export function eliminatedCounts(
  network: OracleNetwork,
  tables: Tables,
  { rows, weights }: NetworkRows,
  convention: Convention,
): number[][] {
  const counts = zeros(network);
  rows.forEach((row, i) => {
    const weight = weights[i] as number;
    if (weight === 0) return;
    const families = familyPosteriors(eliminate(network, tables, row), network.nodes.length);
    for (const node of countedNodes(network, row, convention)) {
      const { nodes, shape, values } = families[node] as Factor;
      combinations(shape).forEach((levels, cell) => {
        addTo(counts, network, node, complete(row, nodes, levels), weight * (values[cell] as number));
      });
    }
  });
  return counts;
}

/** p(those of its family that the row does not show | row) of every node. */
function familyPosteriors({ factors, steps, left }: Elimination, nodes: number): Factor[] {
  const derivatives = factors.map(({ values }) => values.map(() => 0));
  for (const position of left) derivatives[position] = [1 / (factors[position]?.values[0] as number)];
  for (const { used, wide, made, scale } of [...steps].reverse()) {
    const outer = cellsUnder(factors[made] as Factor, wide).map(
      (cell) => (derivatives[made]?.[cell] as number) / scale,
    );
    for (const position of used) {
      const others = multiply(
        used.filter((other) => other !== position).map((other) => factors[other] as Factor),
        wide,
      );
      const own = derivatives[position] as number[];
      cellsUnder(factors[position] as Factor, wide).forEach((under, cell) => {
        own[under] = (own[under] as number) + (outer[cell] as number) * (others.values[cell] as number);
      });
    }
  }
  return factors.slice(0, nodes).map((factor, position) => {
    const shares = factor.values.map((value, cell) => value * (derivatives[position]?.[cell] as number));
    if (!(add(shares) > 0)) throw new Error('the row is impossible');
    return { ...factor, values: shares };
  });
}

function complete(row: Row, nodes: readonly number[], levels: readonly number[]): number[] {
  return row.map((level, node) => level ?? levels[nodes.indexOf(node)] ?? 0);
}
