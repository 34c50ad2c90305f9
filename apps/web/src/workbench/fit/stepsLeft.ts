import type { StartPoint } from '../../compute/lab.ts';

/** From the least to the most that can be expected. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The latest points of a way that rates are read off: from few that are fresh to many that are steady. */
const WINDOWS = [6, 12, 24];
/** A start that has taken so many steps may well take this share of them again. */
const AGAIN = 0.5;

/**
 * How many more iterations a start takes until the gain that is left in the objective is small enough, by Aitken's reasoning: gains that
 * shrink by a factor at every step add up to gain/(1 − factor). Rates of several stretches give a range; gains that do not shrink, as on a
 * plateau, leave it open up to the most iterations. Undefined where too little was seen.
 *
 * @param tolerance the gain that may be left; 0 = it runs to the most iterations
 */
export function stepsLeft(path: readonly StartPoint[], tolerance: number, maxIterations: number): Range | undefined {
  const last = path.at(-1);
  if (!last || path.length < 5) return undefined;
  const cap = Math.max(0, maxIterations - last.iteration);
  if (tolerance === 0) return { least: cap, most: cap };
  const left = Math.max(tolerance, 4 * Number.EPSILON * Math.abs(last.objective));
  const found = WINDOWS.filter((_, i) => i === 0 || path.length > (WINDOWS[i - 1] as number)).map((points) =>
    extrapolated(path.slice(-points), left),
  );
  const again = AGAIN * last.iteration;
  const shrinking = found.filter(Number.isFinite);
  return {
    least: Math.min(cap, ...(shrinking.length > 0 ? shrinking : [again])),
    most: Math.min(cap, Math.max(...found, again)),
  };
}

/** By a line through the logarithms of the gains an iteration; infinite where these do not shrink, 0 where nothing is gained any more. */
function extrapolated(path: readonly StartPoint[], left: number): number {
  const gains = path.slice(1).flatMap(({ iteration, objective }, i) => {
    const before = path[i] as StartPoint;
    const gain = (objective - before.objective) / (iteration - before.iteration);
    return gain > 0 ? [{ at: (iteration + before.iteration) / 2, log: Math.log(gain) }] : [];
  });
  const end = path.at(-1)?.iteration ?? 0;
  if (gains.length < 2) return 0;
  const mean = (of: (gain: (typeof gains)[number]) => number): number =>
    gains.reduce((sum, gain) => sum + of(gain), 0) / gains.length;
  const [at, log] = [mean((gain) => gain.at), mean((gain) => gain.log)];
  const slope =
    gains.reduce((sum, gain) => sum + (gain.at - at) * (gain.log - log), 0) /
    gains.reduce((sum, gain) => sum + (gain.at - at) ** 2, 0);
  if (!(slope < 0)) return Number.POSITIVE_INFINITY;
  const gain = Math.exp(log + slope * (end - at));
  return Math.max(0, Math.log(gain / (1 - Math.exp(slope)) / left) / -slope);
}
