import { drawSimplex, logDirichlet, maximizeSimplex, simplexScores, weightedLog } from '../../families/index.ts';
import type { Model, Parameters } from '../../model/index.ts';
import type { Random } from '../../random/index.ts';
import { type Block, createLayout, viewOf } from '../../statistics/index.ts';
import { type CliqueTree, compileTree } from './cliqueTree.ts';
import { sortNodes } from './topology.ts';

/** A categorical node of a directed acyclic graph. */
export interface NodeSpec {
  readonly name: string;
  readonly levels: readonly string[];
  /** Positions of its parents among the nodes. */
  readonly parents: readonly number[];
  readonly latent: boolean;
  /** The position of the node whose table it shares; its own where it shares none. */
  readonly table: number;
  /** The M-step leaves its table alone. */
  readonly fixed: boolean;
}

/** What a network is made of. */
export interface NetworkSpec {
  readonly nodes: readonly NodeSpec[];
  /** Added to every cell of a node's table. */
  readonly pseudoCount: (node: number) => number;
}

/** A node with the places of its table and of its expected counts: of tied nodes the same. */
export interface NetworkNode extends NodeSpec {
  /** Shape [parent levels…][own levels]. */
  readonly probabilities: Block;
  readonly counts: Block;
}

/** A directed graphical model of categorical nodes: p(x) = Π_v p(x_v | parents of v); any cell of a row may be missing. */
export interface Network extends Model {
  readonly nodes: readonly NetworkNode[];
  /** Positions of the nodes, parents before children. */
  readonly order: readonly number[];
  readonly tree: CliqueTree;
}

/**
 * The model of a network; the graph is acyclic.
 *
 * @throws RangeError where it is not: documents are checked before
 */
export function createNetwork({ nodes: specs, pseudoCount }: NetworkSpec): Network {
  const sorted = sortNodes(specs.map(({ parents }) => parents));
  if ('cycle' in sorted) throw new RangeError('the graph has a cycle');
  const owners = specs.flatMap((spec, node) => (spec.table === node ? [node] : []));
  const blocksOf = (node: number) => {
    const { name, levels, parents, fixed } = specs[node] as NodeSpec;
    const widths = [...parents.map((parent) => specs[parent]?.levels.length ?? 0), levels.length];
    return { name, shape: widths, fixed };
  };
  const parameters = createLayout(owners.map((node) => ({ ...blocksOf(node), constraint: 'simplex' })));
  const statistics = createLayout([
    { name: 'logLikelihood', shape: [], constraint: 'free' },
    { name: 'weight', shape: [], constraint: 'positive' },
    ...owners.map((node) => ({ ...blocksOf(node), constraint: 'positive' }) as const),
  ]);
  const at = (table: number) => owners.indexOf(table);
  const nodes = specs.map(
    (spec): NetworkNode => ({
      ...spec,
      probabilities: parameters.blocks[at(spec.table)] as Block,
      counts: statistics.blocks[at(spec.table) + 2] as Block,
    }),
  );
  const tables = owners.map((node) => {
    const own = nodes[node] as NetworkNode;
    const width = own.levels.length;
    return { ...own, width, pseudoCounts: new Float64Array(width).fill(pseudoCount(node)) };
  });
  type Table = (typeof tables)[number];

  /** Visits the probability vectors of all tables: one for each configuration of the parents. */
  const eachRow = (visit: (table: Table, row: (block: Block, vector: Float64Array) => Float64Array) => void): void => {
    for (const table of tables)
      for (let first = 0; first < table.probabilities.size; first += table.width)
        visit(table, ({ offset }, vector) => vector.subarray(offset + first, offset + first + table.width));
  };

  return {
    nodes,
    order: sorted.order,
    tree: compileTree(
      specs.map(({ levels }) => levels.length),
      specs.map(({ parents }) => parents),
    ),
    parameters,
    statistics,
    closedForm: false,
    freeParameters: tables.reduce(
      (sum, { fixed, probabilities, width }) => sum + (fixed ? 0 : (probabilities.size / width) * (width - 1)),
      0,
    ),
    start(random, { margins }) {
      const vector = new Float64Array(parameters.size);
      eachRow((table, row) => {
        startRow(random, marginOf(nodes, table, margins), row(table.probabilities, vector));
      });
      return vector;
    },
    maximize(sums, previous) {
      const vector = new Float64Array(parameters.size);
      for (const { fixed, probabilities } of tables)
        if (fixed) viewOf(probabilities, vector).set(viewOf(probabilities, previous));
      eachRow(({ fixed, counts, pseudoCounts, probabilities }, row) => {
        if (!fixed)
          maximizeSimplex(row(counts, sums), pseudoCounts, row(probabilities, previous), row(probabilities, vector));
      });
      return vector;
    },
    logPrior(vector) {
      let sum = 0;
      eachRow(({ fixed, pseudoCounts, probabilities }, row) => {
        if (!fixed) sum += logDirichlet(row(probabilities, vector), pseudoCounts);
      });
      return sum;
    },
    expectedLogJoint: (vector, sums) =>
      tables.reduce(
        (sum, { counts, probabilities }) => sum + weightedLog(viewOf(counts, sums), viewOf(probabilities, vector)),
        0,
      ),
    scores(vector, sums) {
      const gradient = new Float64Array(parameters.size);
      for (const { counts, probabilities } of tables)
        simplexScores(viewOf(counts, sums), viewOf(probabilities, vector), viewOf(probabilities, gradient));
      return gradient;
    },
    units: (vector) => new Float64Array(vector.length).fill(1),
  };
}

/** The observed margin of the nodes that share a table, all cells taken together. */
function marginOf(
  nodes: readonly NetworkNode[],
  { table, width }: { table: number; width: number },
  margins: readonly Float64Array[],
) {
  const sum = new Float64Array(width);
  nodes.forEach((node, position) => {
    if (node.table !== table) return;
    margins[position]?.forEach((count, level) => {
      sum[level] = (sum[level] as number) + count;
    });
  });
  return sum;
}

/** A starting row: halfway from the margin, or from the uniform vector where nothing was observed, to a random one. Rows differ, so that no start is symmetric. */
function startRow(random: Random, margin: Float64Array, out: Parameters): void {
  drawSimplex(random, out);
  const total = margin.reduce((sum, count) => sum + count, 0);
  const width = out.length;
  for (let level = 0; level < width; level++) {
    const share = ((margin[level] as number) + 1) / (total + width);
    out[level] = (share + (out[level] as number)) / 2;
  }
}
