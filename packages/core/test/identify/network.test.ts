import { describe, expect, test } from 'vitest';
import { observedMask } from '../../src/identify/index.ts';
import { createSlopes } from '../../src/identify/network/slopes.ts';
import type { Network } from '../../src/models/index.ts';
import { createRandom, type Random } from '../../src/random/index.ts';
import { multiply, rankModulo, residues } from './exact.ts';
import { randomNetwork } from './networkRandom.ts';
import {
  angle,
  at,
  below,
  enumerated,
  inside,
  interiorOf,
  masksFrom,
  networkOf,
  nullSpace,
  REAL,
  rowsUnder,
  star,
} from './networkSupport.ts';
import { before, modelOf } from './support.ts';

const binary = (count: number): number[] => new Array<number>(count).fill(2);

describe('known ranks', () => {
  test.each([
    [1, 1, 3],
    [2, 3, 5],
    [3, 7, 7],
    [4, 9, 9],
  ])('%i words on one of two thoughts: %i of %i', (words, rank, freeParameters) => {
    const found = inside(star(2, binary(words)));
    expect(found).toMatchObject({ rank, genericRank: rank, freeParameters, identified: rank === freeParameters });
    expect(found.directions).toHaveLength(freeParameters - rank);
    expect(found.weakest > 1e-4).toBe(found.identified);
    expect(found).toMatchObject({ labellings: 2, observableCells: 2 ** words - 1 });
  });

  test('words alone: 1 of 3; words here, thoughts there: 2; together in any row: 3', () => {
    const network = networkOf([{ name: 'T' }, { name: 'W', parents: ['T'] }]);
    expect(inside(network, masksFrom(network, [[0, 1]]))).toMatchObject({ rank: 1, observableCells: 1, labellings: 2 });
    expect(
      inside(
        network,
        masksFrom(network, [
          [0, 1],
          [1, 0],
        ]),
      ),
    ).toMatchObject({ rank: 2, observableCells: 2, labellings: 1 });
    const some = masksFrom(network, [
      [0, 1],
      [2, 0],
      [1, 2],
    ]);
    expect(inside(network, some)).toMatchObject({ rank: 3, observableCells: 3, identified: true, labellings: 1 });
  });

  test('four binary items in three classes: 13 of 14 (Goodman 1974), of 15 cells', () => {
    expect(inside(star(3, binary(4)))).toMatchObject({
      rank: 13,
      freeParameters: 14,
      weakest: 0,
      observableCells: 15,
      labellings: 6,
    });
  });

  test('three words that share a table: only p, p² and p³ are seen: 3 of 3; two words: 2 of 3', () => {
    const tied = (words: number) =>
      networkOf([
        { name: 'T', latent: true },
        ...Array.from({ length: words }, (_, j) => ({ name: `W${j + 1}`, parents: ['T'], tied: 'W1' })),
      ]);
    expect(inside(tied(2))).toMatchObject({ rank: 2, freeParameters: 3 });
    expect(inside(tied(3))).toMatchObject({ rank: 3, freeParameters: 3, identified: true });
  });

  test('a hidden node without children: its table is not determined, and nothing else is', () => {
    const network = networkOf([
      { name: 'A', levels: 3 },
      { name: 'B', parents: ['A'] },
      { name: 'H', levels: 3, parents: ['A'], latent: true },
    ]);
    const found = inside(network);
    expect(found).toMatchObject({ rank: 5, freeParameters: 11, labellings: 6 });
    const { offset } = network.parameters.blocks[2] as { offset: number };
    for (const direction of found.directions)
      expect(direction.slice(0, offset).every((value) => Math.abs(value) < 1e-12)).toBe(true);
  });

  test('a chain of hidden nodes above their words', () => {
    const chain = (length: number, words: number) =>
      networkOf([
        ...Array.from({ length }, (_, i) => ({ name: `Z${i}`, latent: true, parents: i > 0 ? [`Z${i - 1}`] : [] })),
        ...Array.from({ length }, (_, i) =>
          Array.from({ length: words }, (_, w) => ({ name: `X${i}${w}`, parents: [`Z${i}`] })),
        ).flat(),
      ]);
    // One word each: seven cells, five of which are free, as P(X0, X1) and P(X2 | X1) of rank 2 are. Three words determine every link.
    expect(inside(chain(3, 1))).toMatchObject({ rank: 7, freeParameters: 11 });
    expect(inside(chain(3, 3))).toMatchObject({ rank: 23, freeParameters: 23, identified: true, labellings: 8 });
  });

  test('everything seen: full rank, and one naming', () => {
    const network = networkOf([
      { name: 'A', levels: 3 },
      { name: 'B', levels: 2, parents: ['A'] },
      { name: 'C', levels: 3, parents: ['A', 'B'] },
      { name: 'D', levels: 2, parents: ['C'] },
    ]);
    expect(inside(network)).toMatchObject({ rank: 20, freeParameters: 20, identified: true, labellings: 1 });
  });

  test('no parameters are free', () => {
    const network = networkOf([{ name: 'A', fixed: true }]);
    expect(inside(network)).toMatchObject({ rank: 0, freeParameters: 0, identified: true, weakest: 1 });
  });
});

/** Some entries become 0, and what they had goes to the first of their vector that is left. */
function toEdge({ parameters }: Network, point: Float64Array, random: Random): void {
  for (const { offset, size, shape } of parameters.blocks) {
    const width = shape.at(-1) as number;
    for (let first = offset; first < offset + size; first += width)
      for (let entry = first + 1; entry < first + width; entry++)
        if (random.uniform() < 0.3) {
          point[first] = (point[first] as number) + (point[entry] as number);
          point[entry] = 0;
        }
  }
}

test('derivatives are those of the sum over all completions, on the edge too', () => {
  const random = createRandom(20);
  for (let trial = 0; trial < 200; trial++) {
    const { network, masks } = randomNetwork(random);
    const point = interiorOf(network, trial);
    if (trial % 2 === 1) toEdge(network, point, random);
    const slopes = createSlopes(network);
    slopes.load(point);
    for (const row of rowsUnder(network, masks).slice(0, 20)) {
      const found = slopes.observe(Uint32Array.from(row));
      const { probability, gradient } = enumerated(network, point, row, REAL);
      const scale = Math.exp(found.logFactor);
      expect(Math.abs(found.probability * scale - probability)).toBeLessThan(1e-14);
      // Rows of barren nodes sum to one: differences within a row count.
      for (const { offset, size, shape } of network.parameters.blocks)
        for (let entry = offset; entry < offset + size; entry++) {
          const first = entry - ((entry - offset) % (shape.at(-1) as number));
          const own = scale * ((found.slopes[entry] as number) - (found.slopes[first] as number));
          expect(Math.abs(own - ((gradient[entry] as number) - (gradient[first] as number)))).toBeLessThan(1e-13);
        }
    }
  }
});

test('the ranks of exact arithmetic: any network, ties, fixed tables, masks and zeros', () => {
  const random = createRandom(21);
  const seen = { deficient: 0, full: 0, atZero: 0 };
  for (let trial = 0; trial < 600; trial++) {
    const { network, masks } = randomNetwork(random);
    const zeros = (trial % 4) / 6;
    const { blocks, size } = network.parameters;
    const counts = new Array<number>(size).fill(0);
    for (const block of blocks) {
      const width = block.shape.at(-1) as number;
      for (let first = block.offset; first < block.offset + block.size; first += width) {
        for (let i = first; i < first + width; i++) counts[i] = random.uniform() < zeros ? 0 : 1 + below(random, 20);
        counts[first + below(random, width)] = 1 + below(random, 20);
      }
    }
    const point = Float64Array.from(counts);
    for (const block of blocks) {
      const width = block.shape.at(-1) as number;
      for (let first = block.offset; first < block.offset + block.size; first += width) {
        const own = point.subarray(first, first + width);
        own.set(own.map((count) => count / own.reduce((sum, value) => sum + value, 0)));
      }
    }
    const exact = residues(blocks, counts);
    const modular = { zero: 0, one: 1, add: (a: number, b: number) => (a + b) % PRIME, multiply };
    const gradients = rowsUnder(network, masks).map((row) => enumerated(network, exact, row, modular).gradient);
    const rank = rankModulo(blocks, gradients);
    const found = at(network, point, masksFrom(network, masks));
    expect(found.rank, `trial ${trial}`).toBe(rank);
    if (found.observableCells !== null) expect(found.genericRank).toBeLessThanOrEqual(found.observableCells);
    seen[rank < network.freeParameters ? 'deficient' : 'full']++;
    if (counts.includes(0)) seen.atZero++;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

const PRIME = 67108859;

test('directions span the null space of the information, to an angle of 1e-6', () => {
  const random = createRandom(22);
  let deficient = 0;
  for (let trial = 0; trial < 300; trial++) {
    const { network, masks } = randomNetwork(random);
    const point = interiorOf(network, trial);
    const found = at(network, point, masksFrom(network, masks));
    // Directions at the point itself; where its rank is full they are those inside.
    if (found.rank === network.freeParameters) continue;
    deficient++;
    expect(angle(found.directions, nullSpace(network, point, masks)), `trial ${trial}`).toBeLessThan(1e-6);
    for (const direction of found.directions) expect(Math.hypot(...direction)).toBeCloseTo(1, 12);
  }
  expect(deficient).toBeGreaterThan(100);
});

test('words and thoughts: the null space is what is orthogonal to (t1 − t0, π, 1 − π)', () => {
  const network = star(2, [2]);
  for (const [pi, t0, t1] of [
    [0.6, 0.2, 0.7],
    [0.5, 0.1, 0.9],
    [0.3, 0.6, 0.2],
    [0.9, 0.4, 0.5],
  ] as const) {
    const point = Float64Array.from([1 - pi, pi, 1 - t0, t0, 1 - t1, t1]);
    const { directions } = at(network, point);
    // P(T = 1), P(W = 1 | T = 0), P(W = 1 | T = 1) at the places 1, 3, 5; the other entry of each vector is its negative.
    const g = [t1 - t0, 1 - pi, pi] as const;
    const basis = [
      [-g[1], g[0], 0],
      [-g[2], 0, g[0]],
    ];
    const full = basis.map((vector) => vector.flatMap((value) => [-value, value]));
    expect(angle(directions, full)).toBeLessThan(1e-12);
  }
});

test('stars say what their mixtures say', () => {
  const random = createRandom(23);
  for (let trial = 0; trial < 60; trial++) {
    const levels = Array.from({ length: 1 + below(random, 5) }, () => 2 + below(random, 2));
    const classes = 1 + below(random, 3);
    const network = star(classes, levels);
    const mixture = before(modelOf(classes, levels));
    const found = inside(network);
    expect(found).toMatchObject({ rank: mixture.rank, identified: mixture.identified });
  }
});

describe('many cells', () => {
  test.each([0, 6, 18])('18 binary words, %i of them at 0 for a thought: 37 of 37', (zeros) => {
    const network = star(2, binary(18));
    const tables = binary(18).flatMap((_, j) => [j < zeros ? 1 : 0.8, j < zeros ? 0 : 0.2, 0.2, 0.8]);
    const found = at(network, Float64Array.from([0.5, 0.5, ...tables]));
    expect(found).toMatchObject({ rank: 37, genericRank: 37, identified: true, observableCells: 2 ** 18 - 1 });
    expect(found.weakest).toBeGreaterThan(1e-4);
  });

  test('a thousand links of a chain neither vanish nor overflow', () => {
    const length = 1000;
    const network = networkOf(
      Array.from({ length }, (_, i) => ({
        name: `X${i}`,
        tied: `X${Math.min(i, 1)}`,
        parents: i > 0 ? [`X${i - 1}`] : [],
      })),
    );
    expect(inside(network)).toMatchObject({ rank: 3, freeParameters: 3, identified: true, observableCells: null });
    // At 0 only a row with one forbidden link shows the derivative.
    expect(at(network, Float64Array.from([0.5, 0.5, 1, 0, 0.5, 0.5]))).toMatchObject({ rank: 3, identified: true });
  });

  test('two halves that no row shows together, of many cells', () => {
    const network = star(2, binary(24));
    const half = (from: number) => [0, ...binary(24).map((_, j) => (j >= from && j < from + 12 ? 1 : 0))];
    const found = inside(network, masksFrom(network, [half(0), half(12)]));
    // Class sizes are determined twice: their names may differ, their rank not.
    expect(found).toMatchObject({ rank: 49, freeParameters: 49, observableCells: 2 * (2 ** 12 - 1) });
    expect(inside(network, masksFrom(network, [half(0), half(10)]))).toMatchObject({ freeParameters: 49, rank: 45 });
  });

  test('a mask that shows nothing of a hidden node leaves its table free', () => {
    const network = networkOf([
      { name: 'H', latent: true },
      ...binary(14).map((_, j) => ({ name: `W${j}`, parents: ['H'] })),
      { name: 'B', levels: 3, parents: ['W0'], latent: true },
    ]);
    const found = at(network, interiorOf(network), observedMask(network));
    expect(found).toMatchObject({ rank: 29, freeParameters: 33, labellings: 12 });
  });
});
