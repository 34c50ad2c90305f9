import { add } from '../nested.ts';
import { type Factor, multiply, reduce, type Scope, sumOnto, unite, without } from './factor.ts';
import { familyOf, type OracleNetwork, type Row, shapeOf, type Tables, tableOf } from './network.ts';

// The second oracle, for networks whose completions are too many: variable elimination, row by row (Zhang & Poole 1994).

/** One node summed out of the product of some factors. */
export interface Step {
  /** Positions of the factors among all that ever were. */
  readonly used: readonly number[];
  /** The nodes of their product. */
  readonly wide: Scope;
  /** The position of their sum, divided by its largest value. */
  readonly made: number;
  readonly scale: number;
}

export interface Elimination {
  /** Of each node its table at the row's levels, then one factor for each step. */
  readonly factors: readonly Factor[];
  readonly steps: readonly Step[];
  /** Positions of the factors that are left: functions of the kept nodes. */
  readonly left: readonly number[];
  /** log Π of the scales. */
  readonly logScale: number;
}

/** Sums all nodes out that a row does not show, except those kept; next the one whose product has the fewest nodes. */
export function eliminate(network: OracleNetwork, tables: Tables, row: Row, keep: readonly number[] = []): Elimination {
  const factors: Factor[] = network.nodes.map((_, node) => familyFactor(network, tables, row, node));
  let left = factors.map((_, position) => position);
  const steps: Step[] = [];
  const waiting = new Set(row.flatMap((level, node) => (level === null && !keep.includes(node) ? [node] : [])));
  const inProductOf = (node: number): number[] => left.filter((position) => factors[position]?.nodes.includes(node));
  const widthOf = (node: number): number => unite(inProductOf(node).map((i) => factors[i] as Factor)).nodes.length;
  while (waiting.size > 0) {
    const node = smallest([...waiting], widthOf);
    waiting.delete(node);
    const used = inProductOf(node);
    const all = multiply(used.map((position) => factors[position] as Factor));
    const sum = sumOnto(all, without(all, node));
    const scale = Math.max(...sum.values) || 1; // 0 where the row is impossible
    const made = factors.push({ ...sum, values: sum.values.map((value) => value / scale) }) - 1;
    steps.push({ used, wide: { nodes: all.nodes, shape: all.shape }, made, scale });
    left = [...left.filter((position) => !used.includes(position)), made];
  }
  return { factors, steps, left, logScale: add(steps.map(({ scale }) => Math.log(scale))) };
}

/** log p(observed cells) by elimination. */
export function eliminatedLogProbability(network: OracleNetwork, tables: Tables, row: Row): number {
  const { factors, left, logScale } = eliminate(network, tables, row);
  return logScale + add(left.map((position) => Math.log(factors[position]?.values[0] as number)));
}

/** p(targets | evidence) by elimination, row-major over the levels of the targets, none of which is evidence. */
export function eliminatedQuery(
  network: OracleNetwork,
  tables: Tables,
  targets: readonly number[],
  evidence: Row,
): number[] {
  const { factors, left } = eliminate(network, tables, evidence, targets);
  const shape = targets.map((node) => network.nodes[node]?.levels.length as number);
  const { values } = multiply(
    left.map((position) => factors[position] as Factor),
    { nodes: targets, shape },
  );
  const total = add(values);
  return values.map((value) => value / total);
}

/** A node's table as a function of those of its family that the row does not show. */
function familyFactor(network: OracleNetwork, tables: Tables, row: Row, node: number): Factor {
  const whole = {
    nodes: familyOf(network, node),
    shape: shapeOf(network, node),
    values: tableOf(network, tables, node),
  };
  return reduce(whole, row);
}

function smallest(nodes: readonly number[], size: (node: number) => number): number {
  const sizes = nodes.map(size);
  return nodes[sizes.indexOf(Math.min(...sizes))] as number;
}
