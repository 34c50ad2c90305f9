import type { Parameters } from '../../model/index.ts';
import type { Pass } from '../../pass/index.ts';
import type { Coordinate } from '../coordinates.ts';
import { solve } from '../extremes.ts';
import { pivotedQr } from '../qr.ts';

/** Residuals of rows' probabilities at a point, and their derivatives. */
export interface Measured {
  readonly coordinates: readonly Coordinate[];
  readonly columns: readonly Float64Array[];
  readonly residuals: Float64Array;
  /** By column: its length without cancellation. */
  readonly terms: Float64Array;
}

/** Below all columns, so that pivoting takes it last. */
const LAST = 1e-100;

/** The step of Gauss and Newton at right angles to the tangents: least squares of residuals, and of what goes along them. */
export function* shortestMove(
  { coordinates, columns, residuals }: Measured,
  tangents: readonly Float64Array[],
): Pass<Float64Array | undefined> {
  const width = columns.length;
  const height = residuals.length + tangents.length;
  const stacked = columns.map((column, c) => {
    const { indices, steps } = coordinates[c] as Coordinate;
    const own = new Float64Array(height);
    own.set(column);
    tangents.forEach((tangent, i) => {
      own[column.length + i] = indices.reduce(
        (sum, index, at) => sum + (steps[at] as number) * (tangent[index] as number),
        0,
      );
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

/** A point after a step in free coordinates. */
export function moved(point: Parameters, coordinates: readonly Coordinate[], move: Float64Array): Parameters {
  const out = point.slice();
  coordinates.forEach(({ indices, steps }, c) => {
    indices.forEach((index, at) => {
      out[index] = (out[index] as number) + (steps[at] as number) * (move[c] as number);
    });
  });
  return out;
}
