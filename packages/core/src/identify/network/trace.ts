import type { Parameters } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';
import type { Pass } from '../../pass/index.ts';
import type { Masks } from '../masks.ts';
import { addScaled, dot } from '../vectors.ts';
import { createFlatSet, type FlatSet } from './flatSet.ts';

/** How far a flat set is followed, to each side. */
export interface TraceOptions {
  /** Length of a step in the parameters; 0.02 where absent. */
  readonly step?: number;
  /** Points at the most; 200 where absent. */
  readonly points?: number;
  /** Length of the curve at the most. */
  readonly length?: number;
}

/**
 * Follows the parameters that give all observable rows the same probabilities, from a point both ways along a direction: each step
 * goes along the null space there and is corrected by Gauss and Newton, until a probability reaches 0, or points or length run out.
 * Where the flat set ends or turns sharply (at points whose rank is below that of their neighbours) the curve ends.
 *
 * @param start inside the simplexes or on their edge
 * @param direction one of `directions` at the start
 * @returns parameters along the curve in order, the start among them
 * @throws LatentError CLIQUE_TOO_LARGE
 */
export function* traceFlat(
  network: Network,
  masks: Masks,
  start: Parameters,
  direction: ArrayLike<number>,
  options: TraceOptions = {},
): Pass<Parameters[]> {
  const flat = yield* createFlatSet({ network, masks }, start);
  const heading = Float64Array.from(direction);
  const back = yield* follow(
    network,
    flat,
    start,
    heading.map((value) => -value),
    options,
  );
  const forth = yield* follow(network, flat, start, heading, options);
  return [...back.reverse(), start, ...forth];
}

/** An entry within this of 0 is 0. */
const EDGE = 1e-13;
/** A step is halved this often before the curve ends. */
const HALVINGS = 10;

function* follow(
  network: Network,
  flat: FlatSet,
  start: Parameters,
  direction: Float64Array,
  { step = 0.02, points = 200, length = Number.POSITIVE_INFINITY }: TraceOptions,
): Pass<Parameters[]> {
  const found: Parameters[] = [];
  let point = start;
  let heading = unit(direction);
  for (let left = length; found.length < points && left > EDGE; ) {
    const tangents = yield* flat.tangents(point);
    const along = new Float64Array(point.length);
    for (const tangent of tangents) addScaled(along, tangent, dot(tangent, heading, 0, along.length), 0, along.length);
    // Less than half of the heading is left: the set has no such direction here.
    if (!(dot(along, along, 0, along.length) > 1 / 4)) break;
    const course = unit(along);
    const from = point;
    const ahead = (size: number) =>
      flat.nearest(
        from.map((value, i) => value + size * (course[i] as number)),
        tangents,
      );
    let size = Math.min(step, left);
    let next: Parameters | undefined;
    for (let halved = 0; !next && halved <= HALVINGS; halved++) {
      next = yield* ahead(size);
      if (next && Math.abs(distance(next, point) - size) > size / 2) next = undefined;
      if (!next) size /= 2;
    }
    if (!next) break;
    const inside = yield* withinBounds(point, next, size, ahead);
    const own = inside && settled(network, inside);
    if (own && distance(own, point) > 1e-9) found.push(own);
    if (!own || inside !== next) break;
    left -= distance(own, point);
    point = own;
    heading = course;
  }
  return found;
}

/** The point itself, or the last one before it that is in all bounds; undefined where there is none. */
function* withinBounds(
  from: Parameters,
  to: Parameters,
  size: number,
  ahead: (size: number) => Pass<Parameters | undefined>,
): Pass<Parameters | undefined> {
  let [found, at] = [to, size];
  for (;;) {
    const crossing = [...found.keys()].filter((i) => (found[i] as number) < -EDGE);
    if (crossing.length === 0) return found;
    const lowest = (point: Parameters): number => Math.min(...crossing.map((i) => point[i] as number));
    // The Illinois form of regula falsi (Dowell & Jarratt 1971).
    let [low, atLow, high, atHigh] = [0, lowest(from), at, lowest(found)];
    if (atLow <= EDGE) return undefined;
    for (let side = 0, round = 0; round < 100 && high - low > 1e-15; round++) {
      at = (low * atHigh - high * atLow) / (atHigh - atLow);
      const middle = yield* ahead(at);
      if (!middle) return undefined;
      found = middle;
      const value = lowest(middle);
      if (Math.abs(value) <= EDGE) break;
      if (value > 0) {
        if (side > 0) atHigh /= 2;
        [low, atLow, side] = [at, value, 1];
      } else {
        if (side < 0) atLow /= 2;
        [high, atHigh, side] = [at, value, -1];
      }
    }
    if (lowest(found) < -EDGE) return undefined;
  }
}

/** Entries within rounding of 0 are 0, and every vector sums to one. */
function settled({ parameters }: Network, point: Parameters): Parameters {
  const out = point.map((value) => (Math.abs(value) <= EDGE ? 0 : value));
  for (const { offset, size, shape, fixed } of parameters.blocks) {
    const width = shape.at(-1) as number;
    for (let first = offset; first < offset + size && !fixed; first += width) {
      const row = out.subarray(first, first + width);
      const total = row.reduce((sum, value) => sum + value, 0);
      row.set(row.map((value) => value / total));
    }
  }
  return out;
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector, 0, vector.length));
  return vector.map((value) => value / length);
}

const distance = (a: Parameters, b: Parameters): number =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] as number)) ** 2, 0));
