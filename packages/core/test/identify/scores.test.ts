import { expect, test } from 'vitest';
import { drawsOf } from '../../src/api/draws.ts';
import type { MixtureDocument } from '../../src/document/index.ts';
import { sampledRows } from '../../src/identify/draws.ts';
import { completeMask, identifyInside, type Masks, masksOf } from '../../src/identify/index.ts';
import { coordinatesOf, rankOfDraws } from '../../src/identify/openRank.ts';
import { createRowDerivatives } from '../../src/identify/scores.ts';
import type { Mixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { type CodeColumn, codeAt, type Patterns } from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { type Cells, dataOf, documentWith, gaussian, item, number } from './openSupport.ts';
import { binary, documentOf, items, modelOf, patternsOf, pointOf } from './support.ts';

const features = [
  item('x', 3),
  number('n'),
  gaussian('f', 3, 'full'),
  gaussian('t', 2, 'tied'),
  gaussian('d', 2, 'diagonal'),
  gaussian('s', 2, 'spherical'),
];
const rows: Cells[] = [
  { x: '1', n: 0.3, f0: 1, f1: -0.4, f2: 0.2, t0: 0.1, t1: 1.3, d0: 0.4, d1: -1, s0: 0.9, s1: 0.1 },
  { x: '2', n: -1, f0: 0.1, f2: 1.2, t1: 0.4, d1: 0.7, s0: -0.2 },
  { x: '0', f1: 1.1, t0: -0.5, t1: 0.5, s0: 0.3, s1: 2 },
  { n: 1.4, f0: -1, f1: 0.5, d0: 0.1, class: '2' },
  { x: '1' },
];

test('scores are the derivatives of log p, whatever is missing', () => {
  const document = documentWith(3, features);
  const { model, patterns } = dataOf(document, rows);
  const point = genericPoint(model);
  const coordinates = coordinatesOf(model, point, finishNow(masksOf(patterns)));
  expect(coordinates).toHaveLength(model.freeParameters);
  const derivatives = createRowDerivatives(model, patterns, point, coordinates);
  for (let i = 0; i < patterns.count; i++) {
    expect(derivatives.at(i)).toBe(true);
    const slopes = coordinates.map(({ indices, steps }) => {
      const moved = (by: number) => {
        const out = point.slice();
        indices.forEach((index, at) => {
          out[index] = (out[index] as number) + by * (steps[at] as number);
        });
        return logDensity(document, model, out, patterns, i);
      };
      return (8 * (moved(1e-4) - moved(-1e-4)) - (moved(2e-4) - moved(-2e-4))) / 12e-4;
    });
    // The same vector, up to one positive factor for the row.
    const dot = (a: ArrayLike<number>) => slopes.reduce((sum, slope, c) => sum + slope * (a[c] as number), 0);
    const factor = dot(derivatives.gradient) / dot(slopes);
    expect(factor).toBeGreaterThan(0);
    slopes.forEach((slope, c) => {
      expect(Math.abs((derivatives.gradient[c] as number) / factor - slope)).toBeLessThan(
        1e-6 * Math.max(1, Math.abs(slope)),
      );
    });
  }
});

test('closed tables: the same ranks as the exact derivatives of all cells, over many models', () => {
  const random = createRandom(11);
  const pick = (most: number) => Math.floor(random.uniform() * most);
  let deficient = 0;
  for (let trial = 0; trial < 120; trial++) {
    const levels = Array.from({ length: 1 + pick(5) }, () => 2 + pick(2));
    const fixed = random.uniform() < 0.2 ? ['x0'] : random.uniform() < 0.1 ? ['class'] : [];
    const model = modelOf(1 + pick(3), levels, fixed);
    const point = genericPoint(model, trial, trial % 3 === 0);
    let masks: Masks = completeMask(levels.length);
    if (trial % 2 === 1) {
      const rowOf = () => [...levels.map(() => pick(2)), random.uniform() < 0.2 ? 1 : 0];
      masks = finishNow(masksOf(patternsOf(model, [rowOf(), rowOf(), rowOf()])));
    }
    const draws = drawsOf(documentOf(model), undefined);
    if (model.freeParameters === 0) continue;
    const exact = finishNow(identifyInside({ model, masks, draws }, point));
    const { found } = finishNow(rankOfDraws(model, masks, draws, point));
    expect([trial, found.rank]).toEqual([trial, exact.rank]);
    expect(found.directions).toHaveLength(exact.directions.length);
    if (exact.rank < model.freeParameters) deficient++;
  }
  expect(deficient).toBeGreaterThan(30);
  expect(deficient).toBeLessThan(110);
});

test('both classes at the same bound: what takes two items to leave it is not determined', () => {
  const model = modelOf(2, binary(5));
  const point = pointOf([0.4, 0.6], ...binary(5).map(() => items(0, 0)));
  const draws = drawsOf(documentOf(model), undefined);
  expect(finishNow(rankOfDraws(model, completeMask(5), draws, point)).found.rank).toBe(5);
});

test('every level of every class is among the rows, however improbable', () => {
  const model = modelOf(2, [2, 4]);
  const point = pointOf([0.5, 0.5], items(0, 1), [
    [1, 0, 0, 0],
    [0, 0, 0, 1],
  ]);
  const { given } = drawsOf(documentOf(model), undefined);
  const masks = { ...completeMask(2), knowsClass: () => true };
  const drawn = [...sampledRows({ model, point, masks, given }, 10, 1)];
  const seen = new Set(drawn.flatMap(({ cells, latent }) => [...cells].map((cell, j) => [latent, j, cell].join())));
  expect(seen.size).toBe(2 * (2 + 4));
});

/** Probabilities (some of them 0), means and positive definite matrices from everywhere. */
function genericPoint(model: Mixture, seed = 5, atBoundary = false): Float64Array {
  const { uniform } = createRandom(seed);
  const point = new Float64Array(model.parameters.size);
  for (const { offset, size, shape, constraint } of model.parameters.blocks) {
    const width = shape.at(-1) as number;
    const own = point.subarray(offset, offset + size);
    own.forEach((_, i) => {
      const row = Math.floor(i / width) % width;
      if (constraint === 'free') own[i] = 2 * uniform() - 1;
      if (constraint === 'positive') own[i] = 0.5 + uniform();
      if (constraint === 'simplex') own[i] = atBoundary && offset > 0 && uniform() < 0.2 ? 0 : 0.1 + uniform();
      if (constraint !== 'covariance') return;
      const [a, b] = [Math.min(row, i % width), Math.max(row, i % width)];
      own[i] = a === b ? 1 + a : 0.2 + 0.1 * a - 0.15 * b;
    });
    if (constraint !== 'simplex') continue;
    for (let first = 0; first < size; first += width) {
      const vector = own.subarray(first, first + width);
      let total = vector.reduce((sum, value) => sum + value, 0);
      if (total === 0) total = vector[0] = 1;
      for (let i = 0; i < width; i++) vector[i] = (vector[i] as number) / total;
    }
  }
  return point;
}

/** log p of a row by the definition, from marginal Gaussian densities. */
function logDensity(
  document: MixtureDocument,
  model: Mixture,
  point: Float64Array,
  data: Patterns,
  row: number,
): number {
  const [sizes, ...parts] = model.partsOf(point) as [Float64Array, ...Float64Array[]];
  let total = 0;
  for (let k = 0; k < model.classes; k++) {
    const known = data.known ? codeAt(data.known, row) : 0;
    if (known > 0 && known !== k + 1) continue;
    let density = sizes[k] as number;
    model.blocks.forEach((block, j) => {
      const own = parts[j] as Float64Array;
      if (block.kind === 'table') {
        const code = codeAt(data.codes[block.item] as CodeColumn, row);
        if (code > 0) density *= own[k * block.levels + code - 1] as number;
        return;
      }
      const { columns: size, column } = block;
      const shape = document.features[j]?.covariance ?? 'diagonal';
      const shown = Array.from({ length: size }, (_, c) => c).filter(
        (c) => !Number.isNaN(data.values[row * data.columns + column + c]),
      );
      const spread = own.subarray(model.classes * size);
      const entry = (a: number, b: number): number => {
        if (shape === 'full') return spread[(k * size + a) * size + b] as number;
        if (shape === 'tied') return spread[a * size + b] as number;
        if (a !== b) return 0;
        return spread[shape === 'spherical' ? k : k * size + a] as number;
      };
      const away = shown.map(
        (c) => (data.values[row * data.columns + column + c] as number) - (own[k * size + c] as number),
      );
      density *= gaussianDensity(
        shown.map((a) => shown.map((b) => entry(a, b))),
        away,
      );
    });
    total += density;
  }
  return Math.log(total);
}

/** By elimination: pivots give the determinant, what is left of the distances the square. */
function gaussianDensity(matrix: number[][], away: number[]): number {
  const [rows, rest] = [matrix.map((row) => [...row]), [...away]];
  let [square, determinant] = [0, 1];
  for (const [i, row] of rows.entries()) {
    const pivot = row[i] as number;
    determinant *= 2 * Math.PI * pivot;
    square += (rest[i] as number) ** 2 / pivot;
    for (let below = i + 1; below < rows.length; below++) {
      const factor = (rows[below]?.[i] as number) / pivot;
      rest[below] = (rest[below] as number) - factor * (rest[i] as number);
      (rows[below] as number[]).forEach((value, c, other) => {
        other[c] = value - factor * (row[c] as number);
      });
    }
  }
  return Math.exp(-square / 2) / Math.sqrt(determinant);
}
