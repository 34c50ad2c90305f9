import { type ScaleSymLog, scaleSymlog } from 'd3-scale';

/** Where a start stood after some iterations. */
export interface TracePoint {
  readonly iteration: number;
  readonly objective: number;
}

export interface TraceRange {
  /** The path that stands highest. */
  readonly best: readonly TracePoint[] | undefined;
  /** What the picture shows of the objective, and how many iterations. */
  readonly least: number;
  readonly most: number;
  readonly iterations: number;
}

/**
 * From where nine of ten starts stand, or higher, to the highest: how they came up from their first steps, or one that failed on the way,
 * would leave nothing to see of the rest.
 */
export function rangeOf(paths: ReadonlyMap<number, readonly TracePoint[]>): TraceRange {
  let best: readonly TracePoint[] | undefined;
  const ends: number[] = [];
  let highest = Number.NEGATIVE_INFINITY;
  let iterations = 1;
  for (const path of paths.values()) {
    const end = path.at(-1);
    if (!end) continue;
    iterations = Math.max(iterations, end.iteration);
    if (!Number.isFinite(end.objective)) continue;
    ends.push(end.objective);
    if (end.objective > highest) [highest, best] = [end.objective, path];
  }
  if (!best) return { best, least: -1, most: 0, iterations };
  ends.sort((a, b) => a - b);
  const lowest = ends[Math.floor(ends.length / 10)] as number;
  // Where all stand at one place, the way of the best is the picture.
  const own = best.find(({ objective }) => Number.isFinite(objective))?.objective ?? highest;
  const same = Math.max(1e-3, 1e-7 * Math.abs(highest));
  const spread = highest - lowest > same ? highest - lowest : highest - own;
  const room = spread > 0 ? spread : Math.max(1e-6, Math.abs(highest) * 1e-9);
  return { best, least: highest - 1.15 * room, most: highest + 0.05 * room, iterations };
}

/** Iterations to pixels: even steps at first, then by the logarithm. */
export function pathScale(iterations: number, from: number, to: number): ScaleSymLog<number, number> {
  return scaleSymlog([0, iterations], [from, to]).constant(3);
}

/** 0, 1, 3, 10, 30, … up to the iterations. */
export function iterationTicks(iterations: number): number[] {
  const ticks = [0];
  for (let tick = 1; tick <= iterations; tick *= 10) {
    ticks.push(tick);
    if (3 * tick <= iterations) ticks.push(3 * tick);
  }
  return ticks;
}
