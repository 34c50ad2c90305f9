import { type Arbitrary, array, integer, record } from 'fast-check';
import { createDice, type Dice } from '../../random.ts';
import { drawGraph, drawHoles, drawRow, drawTables, drawTies } from './draw.ts';
import type { NetworkProblem, OracleNetwork, Row } from './network.ts';

/** What random networks and rows may have. */
export interface NetworkOptions {
  /** Fewest and most; 2 to 7. */
  readonly nodes?: readonly [number, number];
  /** Most levels of a node; 4. */
  readonly levels?: number;
  /** Most parents of a node; 3. */
  readonly parents?: number;
  /** Most rows; 12. */
  readonly rows?: number;
  /** Some nodes share tables; true. */
  readonly ties?: boolean;
  /** Some probabilities are 0 or 1; true. */
  readonly zeros?: boolean;
  /** Some tables are fixed; false. */
  readonly fixed?: boolean;
  /** There is a prior; false. */
  readonly prior?: boolean;
  /** Rows of any levels, so that some may be impossible at the start; otherwise they are drawn from it.  */
  readonly impossible?: boolean;
}

/** A random network with a start and rows, and the nodes that no row shows. */
export interface RandomProblem extends NetworkProblem {
  readonly hidden: readonly number[];
}

/** Small random networks with random rows: weights of 0 and fractions among them, rows without a cell, nodes without a column. */
export function arbitraryNetwork(options: NetworkOptions = {}): Arbitrary<RandomProblem> {
  const { nodes = [2, 7], levels = 4, parents = 3, rows = 12 } = options;
  return record({
    levels: array(integer({ min: 1, max: levels }), { minLength: nodes[0], maxLength: nodes[1] }),
    parents: integer({ min: 0, max: parents }),
    rows: integer({ min: 1, max: rows }),
    seed: integer({ min: 1, max: 2 ** 31 - 1 }),
  }).map((plan) => drawProblem(createDice(plan.seed), plan, options));
}

interface Plan {
  readonly levels: readonly number[];
  readonly parents: number;
  readonly rows: number;
}

function drawProblem(dice: Dice, plan: Plan, options: NetworkOptions): RandomProblem {
  const { ties = true, zeros = true, fixed = false, prior = false, impossible = false } = options;
  const bare: OracleNetwork = { nodes: drawGraph(dice, plan.levels, plan.parents) };
  const tied = ties && dice.uniform() < 0.5 ? drawTies(dice, bare) : bare;
  const network = {
    ...tied,
    ...(fixed ? { fixed: tied.nodes.flatMap(({ table }, i) => (table === i && dice.uniform() < 0.3 ? [i] : [])) } : {}),
    ...(prior ? { prior: dice.uniform() < 0.5 ? { pseudoCount: 0.7 } : { equivalentSampleSize: 2.5 } } : {}),
  };
  const start = drawTables(dice, network, zeros);
  const hidden = network.nodes.flatMap((_, node) => (dice.uniform() < 0.2 ? [node] : []));
  const missing = [0, 0.2, 0.5][dice.below(3)] as number;
  const row = (): Row => {
    const levels = impossible ? plan.levels.map((length) => dice.below(length)) : drawRow(dice, network, start);
    return drawHoles(dice, levels, hidden, missing);
  };
  const rows = Array.from({ length: plan.rows }, row);
  return { network, start, hidden, data: { rows, weights: drawWeights(dice, rows.length) } };
}

/** All 1, or mixed; never all 0. */
function drawWeights(dice: Dice, rows: number): number[] {
  const even = dice.uniform() < 0.4;
  return Array.from({ length: rows }, (_, i) =>
    even ? 1 : (WEIGHTS[i === 0 ? 1 : dice.below(WEIGHTS.length)] as number),
  );
}

const WEIGHTS = [0, 0.5, 1, 2, 3.25];
