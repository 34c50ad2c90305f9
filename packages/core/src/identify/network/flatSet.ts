import { exp } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Pass } from '../../pass/index.ts';
import { freeCoordinates, spread } from '../coordinates.ts';
import { rankOf } from '../rank.ts';
import { orthonormal } from '../vectors.ts';
import { densityOf } from './derivatives.ts';
import { type Measured, moved, shortestMove } from './gaussNewton.ts';
import { type NetworkIdentifyTask, rankOfNetwork } from './rank.ts';
import { createSlopes } from './slopes.ts';

/** The parameters that give all observable rows the probabilities that they have at a start. */
export interface FlatSet {
  /** The directions at a point along which no probability changes, orthonormal. */
  tangents(point: Parameters): Pass<readonly Float64Array[]>;
  /** A point moved back onto the set at right angles to some tangents; undefined where that fails. */
  nearest(point: Parameters, tangents: readonly Float64Array[]): Pass<Parameters | undefined>;
}

/** Parts of a direction below this are zero. */
const STILL = 1e-7;
const MOST_STEPS = 25;
/** Probabilities, relative to about the root of what they are at the start, are right to this; where they stop to get better, to `ENOUGH`. */
const EXACT = 1e-14;
const ENOUGH = 1e-12;

/**
 * The flat set through a point, by the rows that its rank is taken of. Tables that no direction moves at the start stay as they are:
 * these are other dimensions.
 */
export function* createFlatSet(task: NetworkIdentifyTask, start: Parameters): Pass<FlatSet> {
  const { network } = task;
  const { cells, drawn, found, coordinates: all } = yield* rankOfNetwork(task, start);
  const units = network.units(start);
  const directions = found.directions.map((direction) => spread(direction, all, units));
  const blocks = network.parameters.blocks.filter(({ offset, size }) =>
    directions.some((direction) => direction.slice(offset, offset + size).some((value) => Math.abs(value) > STILL)),
  );
  const slopes = createSlopes(network);
  slopes.load(start);
  const targets = new Float64Array(cells.length);
  const weights = new Float64Array(cells.length);
  for (const [i, cell] of cells.entries()) {
    if (i % 8 === 7) yield;
    const row = slopes.observe(cell);
    const density = densityOf(row) * exp(row.logFactor);
    targets[i] = row.probability * exp(row.logFactor);
    weights[i] = density > 0 ? 1 / (drawn ? density : Math.sqrt(density)) : 1;
  }

  /** The residuals at a point, and their derivatives as columns. */
  function* measure(point: Parameters): Pass<Measured> {
    const coordinates = freeCoordinates(blocks, point);
    const columns = coordinates.map(() => new Float64Array(cells.length));
    const residuals = new Float64Array(cells.length);
    const squares = new Float64Array(coordinates.length);
    slopes.load(point);
    for (const [i, cell] of cells.entries()) {
      if (i % 8 === 7) yield;
      const row = slopes.observe(cell);
      const scale = exp(row.logFactor) * (weights[i] as number);
      residuals[i] = scale * row.probability - (targets[i] as number) * (weights[i] as number);
      coordinates.forEach(({ indices, steps }, c) => {
        indices.forEach((index, at) => {
          const term = scale * (steps[at] as number) * (row.slopes[index] as number);
          const column = columns[c] as Float64Array;
          column[i] = (column[i] as number) + term;
          squares[c] = (squares[c] as number) + term * term;
        });
      });
    }
    return { coordinates, columns, residuals, terms: squares.map(Math.sqrt) };
  }

  return {
    *tangents(point) {
      const { coordinates, columns, terms } = yield* measure(point);
      const rank = yield* rankOf(columns, terms, Number.POSITIVE_INFINITY);
      const zero = new Float64Array(point.length);
      return orthonormal(rank.directions.map((direction) => moved(zero, coordinates, direction)));
    },
    *nearest(from, tangents) {
      let point = from;
      let best = Number.POSITIVE_INFINITY;
      for (let step = 0; step < MOST_STEPS; step++) {
        const measured = yield* measure(point);
        const size = measured.residuals.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        if (size <= EXACT || (size <= ENOUGH && size >= best / 2)) return point;
        if (!(size < 2 * best)) return undefined;
        best = Math.min(best, size);
        const move = yield* shortestMove(measured, tangents);
        if (!move) return undefined;
        point = moved(point, measured.coordinates, move);
      }
      return undefined;
    },
  };
}
