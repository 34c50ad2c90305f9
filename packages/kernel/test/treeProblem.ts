import type { TreeClique, TreeFamily, TreeShape } from '../src/index.ts';
import { eliminate, inOrder } from './cliqueTree.ts';
import { randomFrom } from './kernel.ts';

/** Rows of evidence on a network, and what the tree passes want to know. */
export interface TreeProblem {
  readonly rows: number;
  readonly shape: TreeShape;
  /** rows × variables. */
  readonly codes: Uint32Array;
  readonly probabilities: Float64Array;
  readonly weights: Float64Array;
  /** What the counts are before the pass. */
  readonly counts: Float64Array;
}

export interface NetworkShape {
  readonly seed: number;
  readonly rows: number;
  readonly variables: number;
  readonly levels: number;
  readonly parents: number;
  /** One clique with all variables; one a variable; only such as no other contains; the same, and all trees hung together. */
  readonly tree: 'single' | 'elimination' | 'maximal' | 'hung';
  readonly missing: number;
  /** Probability that a row's barren variables are pruned. */
  readonly pruned: number;
  /** Probabilities that an entry of a table is 0, a row has weight 0, a family uses another's table, is not counted. */
  readonly zeros: number;
  readonly weightless: number;
  readonly tied: number;
  readonly uncounted: number;
}

export function randomTree(network: NetworkShape): TreeProblem {
  const random = randomFrom(network.seed);
  const levels = Array.from({ length: network.variables }, () => 1 + Math.floor(random() * network.levels));
  const order = shuffled(levels.keys(), random);
  const scopes = order.map((variable, i) => {
    const parents = Math.floor(random() * (Math.min(i, network.parents) + 1));
    // Parents that stand near keep large networks narrow, as real ones are.
    return [...shuffled(order.slice(Math.max(0, i - 6), i), random).slice(0, parents), variable];
  });
  const cliques = cliquesOf(network, scopes, random);
  const probabilities: number[] = [];
  const families: TreeFamily[] = [];
  for (const variables of scopes) {
    const sizes = levelsOf(variables, levels);
    const twin = families.find((family) => levelsOf(family.variables, levels).join() === sizes.join());
    const table = twin !== undefined && random() < network.tied ? twin.table : probabilities.length;
    if (table === probabilities.length) probabilities.push(...tableOf(sizes, network.zeros, random));
    const clique = one(holdersOf(cliques, variables), random);
    families.push({ clique, variables, table, counts: random() < network.uncounted ? -1 : table });
  }
  const shape = { levels, cliques, families };
  const rows = Array.from({ length: network.rows }, () => evidenceOf(network, levels, scopes, random));
  return {
    ...{ rows: rows.length, shape, probabilities: Float64Array.from(probabilities) },
    codes: Uint32Array.from(rows.flat()),
    weights: Float64Array.from(rows, () => (random() < network.weightless ? 0 : 4 * random())),
    counts: Float64Array.from(probabilities, (_, i) => (i % 5) / 3),
  };
}

/** A network of one table a variable, all in one row, as a problem without start counts. */
export function problemOf(shape: TreeShape, probabilities: ArrayLike<number>, rows: number[][]): TreeProblem {
  return {
    ...{ rows: rows.length, shape, probabilities: Float64Array.from(probabilities) },
    codes: Uint32Array.from(rows.flat()),
    weights: new Float64Array(rows.length).fill(1),
    counts: new Float64Array(probabilities.length),
  };
}

function cliquesOf({ variables, tree }: NetworkShape, scopes: readonly number[][], random: () => number): TreeClique[] {
  if (tree === 'single') return inOrder([shuffled(Array(variables).keys(), random)], [-1]);
  const cliques = eliminate(variables, scopes, random, tree !== 'elimination');
  if (tree !== 'hung') return cliques;
  const last = cliques.length - 1;
  return cliques.map((clique, i) => (clique.parent < 0 && i < last ? { ...clique, parent: last } : clique));
}

function holdersOf(cliques: readonly TreeClique[], scope: readonly number[]): number[] {
  return [...cliques.keys()].filter((i) => scope.every((variable) => cliques[i]?.variables.includes(variable)));
}

/** Codes of one row. Barren variables are not observed and have no descendant that is. */
function evidenceOf(
  { missing, pruned }: NetworkShape,
  levels: readonly number[],
  scopes: readonly number[][],
  random: () => number,
): number[] {
  const codes = levels.map((size) => (random() < missing ? 0 : 1 + Math.floor(random() * size)));
  const needed = new Set<number>();
  for (const scope of [...scopes].reverse()) {
    const own = scope.at(-1) as number;
    if (codes[own] !== 0 || needed.has(own)) for (const variable of scope) needed.add(variable);
  }
  const prunes = random() < pruned;
  return codes.map((code, variable) => (prunes && !needed.has(variable) ? (levels[variable] as number) + 1 : code));
}

/** p(own | parents), its last axis summing to 1; some entries are 0, never all of a row. */
function tableOf(sizes: readonly number[], zeros: number, random: () => number): number[] {
  const own = sizes.at(-1) as number;
  const rows = sizes.reduce((product, size) => product * size, 1) / own;
  return Array.from({ length: rows }, () => {
    const kept = Math.floor(random() * own);
    const row = Array.from({ length: own }, (_, i) => (i !== kept && random() < zeros ? 0 : 0.05 + random()));
    const sum = row.reduce((a, b) => a + b);
    return row.map((x) => x / sum);
  }).flat();
}

function levelsOf(variables: readonly number[], levels: readonly number[]): number[] {
  return variables.map((variable) => levels[variable] as number);
}

function one<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}

function shuffled<T>(items: Iterable<T>, random: () => number): T[] {
  const keyed = [...items].map((item) => [random(), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}
