import { exp } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Pass } from '../../pass/index.ts';
import { type Coordinate, freeCoordinates } from '../coordinates.ts';
import { solve } from '../extremes.ts';
import { pivotedQr } from '../qr.ts';
import { rankOf } from '../rank.ts';
import { addScaled, dot } from '../vectors.ts';
import { densityOf } from './derivatives.ts';
import { type NetworkIdentifyTask, rankOfNetwork } from './rank.ts';
import { createSlopes } from './slopes.ts';

/** The parameters that give all observable rows the probabilities that they have at a start. */
export interface FlatSet {
  /** A point moved back onto the set, the shortest way as far as derivatives tell; undefined where that fails. */
  nearest(point: Parameters): Pass<Parameters | undefined>;
  /** The part of a direction along which no probability changes. */
  tangent(point: Parameters, direction: Float64Array): Pass<Float64Array>;
}

const MOST_STEPS = 25;
/** Probabilities, relative to about the root of what they are at the start, are right to this; where they stop to get better, to `ENOUGH`. */
const EXACT = 1e-14;
const ENOUGH = 1e-12;

/** The flat set through a point, by the rows that its rank is taken of. */
export function* createFlatSet(task: NetworkIdentifyTask, start: Parameters): Pass<FlatSet> {
  const { network } = task;
  const { cells, drawn } = yield* rankOfNetwork(task, start);
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
    const coordinates = freeCoordinates(network.parameters.blocks, point);
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
    const { directions } = yield* rankOf(
      columns.map((column) => column.slice()),
      squares.map(Math.sqrt),
    );
    return { coordinates, columns, residuals, free: orthonormal(directions) };
  }

  return {
    *nearest(from) {
      let point = from;
      let best = Number.POSITIVE_INFINITY;
      for (let step = 0; step < MOST_STEPS; step++) {
        const measured = yield* measure(point);
        const size = measured.residuals.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        if (size <= EXACT || (size <= ENOUGH && size >= best / 2)) return point;
        if (!(size < 2 * best)) return undefined;
        best = Math.min(best, size);
        const move = yield* shortestMove(measured);
        if (!move) return undefined;
        point = moved(point, measured.coordinates, move);
      }
      return best <= ENOUGH ? point : undefined;
    },
    *tangent(point, direction) {
      const { coordinates, free } = yield* measure(point);
      const zero = new Float64Array(point.length);
      const basis = orthonormal(free.map((vector) => moved(zero, coordinates, vector)));
      const along = new Float64Array(point.length);
      for (const vector of basis) addScaled(along, vector, dot(vector, direction, 0, along.length), 0, along.length);
      return along;
    },
  };
}

interface Measured {
  readonly coordinates: readonly Coordinate[];
  readonly columns: readonly Float64Array[];
  readonly residuals: Float64Array;
  /** A basis of the null space, orthonormal in the coordinates. */
  readonly free: readonly Float64Array[];
}

/** Below all columns, so that pivoting takes it last. */
const LAST = 1e-100;

/** The step of Gauss and Newton that has no part in the null space: least squares of residuals, and of that part. */
function* shortestMove({ columns, residuals, free }: Measured): Pass<Float64Array | undefined> {
  const width = columns.length;
  const height = residuals.length + free.length;
  const stacked = columns.map((column, c) => {
    const own = new Float64Array(height);
    own.set(column);
    free.forEach((vector, i) => {
      own[column.length + i] = vector[c] as number;
    });
    return own;
  });
  const right = new Float64Array(height);
  right.set(residuals.map((value) => -LAST * value));
  const { columns: r, order, steps } = yield* pivotedQr([...stacked, right]);
  if (steps < width || order[width] !== width) return undefined;
  const solution = solve(r, width, r[width] as Float64Array);
  const move = new Float64Array(width);
  solution.forEach((value, i) => {
    move[order[i] as number] = value / LAST;
  });
  return move;
}

function moved(point: Parameters, coordinates: readonly Coordinate[], move: Float64Array): Parameters {
  const out = point.slice();
  coordinates.forEach(({ indices, steps }, c) => {
    indices.forEach((index, at) => {
      out[index] = (out[index] as number) + (steps[at] as number) * (move[c] as number);
    });
  });
  return out;
}

/** Gram–Schmidt, twice. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = vector.slice();
    for (let pass = 0; pass < 2; pass++)
      for (const other of basis) addScaled(rest, other, -dot(other, rest, 0, rest.length), 0, rest.length);
    const length = Math.sqrt(dot(rest, rest, 0, rest.length));
    basis.push(rest.map((value) => value / length));
  }
  return basis;
}
