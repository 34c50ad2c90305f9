import {
  identifyNetworkAt,
  identifyNetworkInside,
  type Masks,
  masksOf,
  type NetworkIdentifiability,
  observedMask,
} from '../../src/identify/index.ts';
import { createNetwork, type Network, type NodeSpec } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { codeColumns, type Patterns } from '../../src/patterns/index.ts';
import { createRandom, type Random } from '../../src/random/index.ts';

/** A node of a test: `latent`, `tied` to another node and `fixed` where it says so. */
export interface TestNode {
  readonly name: string;
  readonly levels?: number | readonly string[];
  readonly parents?: readonly string[];
  readonly latent?: boolean;
  readonly tied?: string;
  readonly fixed?: boolean;
}

export function networkOf(nodes: readonly TestNode[]): Network {
  const at = (name: string): number => nodes.findIndex((node) => node.name === name);
  return createNetwork({
    nodes: nodes.map(({ name, levels = 2, parents = [], latent = false, tied = name, fixed = false }): NodeSpec => {
      const names = typeof levels === 'number' ? Array.from({ length: levels }, (_, i) => `${i}`) : levels;
      return { name, levels: names, parents: parents.map(at), latent, table: at(tied), fixed };
    }),
    pseudoCount: () => 0,
  });
}

/** A hidden root with children that are seen. */
export const star = (classes: number, levels: readonly number[]): Network =>
  networkOf([
    { name: 'T', levels: classes, latent: true },
    ...levels.map((width, j) => ({ name: `W${j + 1}`, levels: width, parents: ['T'] })),
  ]);

/** One row a list of codes, each with a weight of 1. */
export function patternsOf(
  { nodes }: Network,
  rows: readonly (readonly number[])[],
  weights?: readonly number[],
): Patterns {
  return {
    count: rows.length,
    items: nodes.length,
    levels: nodes.map(({ levels }) => levels.length),
    codes: codeColumns(Uint8Array.from(rows.flat()), nodes.length),
    columns: 0,
    values: new Float64Array(0),
    known: undefined,
    weights: Float64Array.from(weights ?? rows.map(() => 1)),
    rows: rows.length,
    patternOf: Uint32Array.from(rows, (_, i) => i),
  };
}

/** Masks from rows of 0 and 1. */
export const masksFrom = (network: Network, rows: readonly (readonly number[])[]): Masks =>
  finishNow(masksOf(patternsOf(network, rows)));

export function interiorOf(network: Network, seed = 7): Float64Array {
  return network.start(createRandom(seed), {
    weight: 0,
    margins: [],
    columns: [],
    knownClasses: new Float64Array(0),
  });
}

export const inside = (network: Network, masks = observedMask(network), point = interiorOf(network)) =>
  finishNow(identifyNetworkInside({ network, masks }, point));

export function at(network: Network, point: Float64Array, masks = observedMask(network)): NetworkIdentifiability {
  return finishNow(identifyNetworkAt({ network, masks }, point, inside(network, masks)));
}

/** P of a row of codes and its derivatives by all parameters: the sum over all completions of products, one factor left out at a time. */
export function enumerated<Value>(
  { nodes, parameters }: Network,
  point: ArrayLike<Value>,
  row: ArrayLike<number>,
  { zero, one, add, multiply }: Arithmetic<Value>,
): { probability: Value; gradient: Value[] } {
  const gradient = new Array<Value>(parameters.size).fill(zero);
  let probability = zero;
  const visit = (states: readonly number[]): void => {
    const node = states.length;
    const own = nodes[node];
    if (own) {
      const code = row[node] as number;
      const from = code === 0 ? own.levels.map((_, level) => level) : [code - 1];
      for (const level of from) visit([...states, level]);
      return;
    }
    const entries = nodes.map(({ parents, levels, probabilities }, child) => {
      let place = 0;
      for (const parent of parents) place = place * (nodes[parent]?.levels.length ?? 0) + (states[parent] as number);
      return probabilities.offset + place * levels.length + (states[child] as number);
    });
    const product = (without: number): Value =>
      entries.reduce((value, entry, i) => (i === without ? value : multiply(value, point[entry] as Value)), one);
    probability = add(probability, product(-1));
    entries.forEach((entry, i) => {
      gradient[entry] = add(gradient[entry] as Value, product(i));
    });
  };
  visit([]);
  return { probability, gradient };
}

interface Arithmetic<Value> {
  readonly zero: Value;
  readonly one: Value;
  add(a: Value, b: Value): Value;
  multiply(a: Value, b: Value): Value;
}

export const REAL: Arithmetic<number> = { zero: 0, one: 1, add: (a, b) => a + b, multiply: (a, b) => a * b };

/** All rows that a list of masks (0: hidden) allows. */
export function rowsUnder({ nodes }: Network, masks: readonly (readonly number[])[]): number[][] {
  return masks.flatMap((mask) =>
    mask.reduce<number[][]>(
      (rows, shows, node) =>
        rows.flatMap((row) =>
          shows ? (nodes[node]?.levels ?? []).map((_, level) => [...row, level + 1]) : [[...row, 0]],
        ),
      [[]],
    ),
  );
}

/**
 * The null space of the Fisher information of rows under masks, in parameters whose vectors keep their sums: of its root, the
 * enumerated derivatives over √P, columns are made orthogonal by rotations (Hestenes 1958). No code is shared with what it tests.
 */
export function nullSpace(network: Network, point: Float64Array, masks: readonly (readonly number[])[]): number[][] {
  const tangent = tangentBasis(network);
  const rows = rowsUnder(network, masks).map((row) => enumerated(network, point, row, REAL));
  const columns = tangent.map((vector) =>
    rows.map(({ probability, gradient }) => inner(vector, gradient) / Math.sqrt(probability)),
  );
  const vectors = tangent.map((vector) => [...vector]);
  for (let sweep = 0; sweep < 40; sweep++)
    for (let p = 0; p < columns.length; p++)
      for (let q = p + 1; q < columns.length; q++) {
        const [a, b] = [columns[p] as number[], columns[q] as number[]];
        const [aa, bb, ab] = [inner(a, a), inner(b, b), inner(a, b)];
        if (ab === 0) continue;
        const zeta = (bb - aa) / (2 * ab);
        const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(zeta, 1));
        const [c, s] = [1 / Math.hypot(t, 1), t / Math.hypot(t, 1)];
        for (const [x, y] of [
          [a, b],
          [vectors[p], vectors[q]],
        ] as [number[], number[]][])
          for (let i = 0; i < x.length; i++)
            [x[i], y[i]] = [c * (x[i] as number) - s * (y[i] as number), s * (x[i] as number) + c * (y[i] as number)];
      }
  const lengths = columns.map((column) => Math.hypot(...column));
  return vectors.filter((_, i) => (lengths[i] as number) < 1e-11 * Math.max(1, ...lengths));
}

/** Helmert's vectors: orthonormal, and each sums to zero in one row of one table that is not fixed. */
function tangentBasis({ parameters }: Network): number[][] {
  return parameters.blocks.flatMap(({ offset, size, shape, fixed }) => {
    const width = shape.at(-1) as number;
    if (fixed) return [];
    return Array.from({ length: size / width }, (_, r) =>
      Array.from({ length: width - 1 }, (_, k) => {
        const vector = new Array<number>(parameters.size).fill(0);
        const length = Math.sqrt((k + 1) * (k + 2));
        for (let i = 0; i <= k; i++) vector[offset + r * width + i] = 1 / length;
        vector[offset + r * width + k + 1] = -(k + 1) / length;
        return vector;
      }),
    ).flat();
  });
}

const inner = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

/** Vectors made orthonormal (Gram–Schmidt, twice). */
function orthonormal(vectors: readonly (readonly number[])[]): number[][] {
  const basis: number[][] = [];
  for (const vector of vectors) {
    let rest = [...vector];
    for (let pass = 0; pass < 2; pass++)
      for (const other of basis) {
        const along = inner(rest, other);
        rest = rest.map((value, i) => value - along * (other[i] as number));
      }
    const length = Math.sqrt(inner(rest, rest));
    basis.push(rest.map((value) => value / length));
  }
  return basis;
}

/** The sine of the largest angle between a space and vectors of length one, each way round; 1 where the dimensions differ. */
export function angle(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  if (a.length !== b.length) return 1;
  const [left, right] = [orthonormal(a), orthonormal(b)];
  const outside = (vector: readonly number[], space: readonly (readonly number[])[]): number => {
    const rest = [...vector];
    for (const other of space) {
      const along = inner(vector, other);
      for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - along * (other[i] as number);
    }
    return Math.sqrt(inner(rest, rest));
  };
  return Math.max(0, ...left.map((vector) => outside(vector, right)), ...right.map((vector) => outside(vector, left)));
}

export const below = (random: Random, n: number): number => Math.floor(random.uniform() * n);
