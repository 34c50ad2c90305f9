import type { Parameters } from '../model/index.ts';
import type { DrawnRow, Mixture } from '../models/index.ts';
import type { Pass } from '../pass/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';
import { type Coordinate, freeCoordinates, inside } from './coordinates.ts';
import { type DrawSource, firstCell, type Given, sampledRows, scatteredRows } from './draws.ts';
import type { Masks } from './masks.ts';
import { combinations, type Rank, rankOf, ZERO } from './rank.ts';
import { createRowDerivatives } from './scores.ts';
import { dot } from './vectors.ts';
import { whitenedCoordinates } from './whitened.ts';

/** Rows as a model reads them. */
export interface ReadRows {
  /** The model on these rows: families coded by the values of the data need them. Its parameters are those of any rows. */
  readonly model: Mixture;
  readonly patterns: Patterns;
}

/** Where drawn rows become data. */
export interface Draws {
  /** @param rows class −1: not known */
  read(rows: readonly DrawnRow[]): Pass<ReadRows>;
  readonly given: Given;
}

/** The rank at a point, with the coordinates that its directions are in. */
export interface PointRank {
  readonly found: Rank;
  readonly coordinates: readonly Coordinate[];
}

const SEED = 20240607;

/** Rows drawn for a rank of `width` columns. */
export const rowsFor = (width: number): number => 4 * width + 40;

/**
 * The rank of the scores at 4p + 40 seeded draws. More rows can only raise it: where it is not full, many more (of every mask, and from
 * everywhere) are asked whether their density changes along the directions found, and those that do join.
 */
export function* rankOfDraws(model: Mixture, masks: Masks, { read, given }: Draws, point: Parameters): Pass<PointRank> {
  const near = inside(model.parameters, point);
  const coordinates = coordinatesOf(model, near, masks);
  const width = coordinates.length;
  const source: DrawSource = { model, point, masks, given };
  const rows: Float64Array[] = [];
  const squares = new Float64Array(width);

  /** The rows' gradients, `visit`ed one by one. */
  function* scan(drawn: Iterable<DrawnRow>, visit: (gradient: Float64Array, terms: Float64Array) => void): Pass<void> {
    const list: DrawnRow[] = [];
    for (const row of drawn) if (list.push(row) % 64 === 0) yield;
    const { model: own, patterns } = yield* read(list);
    const derivatives = createRowDerivatives(own, patterns, point, coordinates);
    for (let i = 0; i < patterns.count; i++) {
      if (i % 4 === 3) yield;
      if (derivatives.at(i)) visit(derivatives.gradient, derivatives.terms);
    }
  }
  const keep = (gradient: Float64Array, terms: Float64Array): void => {
    rows.push(gradient.slice());
    for (let i = 0; i < width; i++) squares[i] = (squares[i] as number) + (terms[i] as number) * (terms[i] as number);
  };
  function* rank(): Pass<Rank> {
    const columns = Array.from({ length: width }, () => new Float64Array(rows.length));
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r] as Float64Array;
      if (r % 16 === 15) yield;
      for (let i = 0; i < width; i++) (columns[i] as Float64Array)[r] = row[i] as number;
    }
    return yield* rankOf(columns, squares.map(Math.sqrt));
  }

  yield* scan(sampledRows(source, rowsFor(width), SEED), keep);
  let found = yield* rank();
  for (let before = -1, round = 0; found.rank < width && found.rank > before; round++) {
    before = found.rank;
    const { largest, scale } = found;
    const random = createRandom(SEED, 7 + round);
    const tests = combinations(found, random.uniform);
    const most = 2 * (width - found.rank) + 20;
    let [seen, kept] = [0, 0];
    const others = Math.min(10 * width + 2000 + masks.count, 20_000);
    yield* scan(scatteredRows(source, others, SEED + round), (gradient, terms) => {
      const size = Math.sqrt(gradient.reduce((sum, value, i) => sum + (value * (scale[i] as number)) ** 2, 0));
      const least = ZERO * Math.max(largest, size);
      if (!tests.some((direction) => Math.abs(dot(gradient, direction, 0, width)) > least)) return;
      // The first ones, and then fewer and fewer: all masks have a chance.
      if (kept >= most && random.uniform() * ++seen > most) return;
      kept++;
      keep(gradient, terms);
    });
    if (kept === 0) break;
    found = yield* rank();
  }
  return { found, coordinates };
}

/** Whitened coordinates of Gaussian blocks whose columns are all seen together in pairs; there, and of other blocks, entry by entry. */
export function coordinatesOf(model: Mixture, point: Parameters, masks: Masks): Coordinate[] {
  const [sizes] = model.parameters.blocks;
  const own = model.featureBlocks.flatMap((blocks, j) => {
    const block = model.blocks[j];
    const isWhole = block?.kind === 'gaussian' && seenInPairs(masks, firstCell(model, j), block.columns);
    return isWhole ? whitenedCoordinates(blocks, point) : freeCoordinates(blocks, point);
  });
  return [...(sizes ? freeCoordinates([sizes], point) : []), ...own];
}

function seenInPairs(masks: Masks, first: number, columns: number): boolean {
  const seen = new Uint8Array(columns * columns);
  for (let mask = 0; mask < masks.count; mask++) {
    const shown: number[] = [];
    for (let c = 0; c < columns; c++) if (masks.shows(mask, first + c)) shown.push(c);
    for (const a of shown) for (const b of shown) seen[a * columns + b] = 1;
    if (shown.length === columns) return true;
  }
  return seen.every((pair) => pair === 1);
}
