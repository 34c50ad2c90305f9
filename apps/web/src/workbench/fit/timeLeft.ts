import type { Job } from '../session/session.ts';

/** As the library runs many starts: each so many iterations at first, and the best few of them to the end. */
const SHORT = 30;
const KEPT = 5;

/**
 * About how long a fit will still take, in milliseconds; undefined where too little of it has been seen.
 *
 * @param now as `performance.now()`
 * @param left the gain in the objective at which a start ends
 */
export function timeLeft({ began, starts, paths }: Pick<Job, 'began' | 'starts' | 'paths'>, now: number, left: number) {
  const elapsed = now - began;
  const ends = [...paths.values()].map((path) => path.at(-1)?.iteration ?? 0);
  const done = ends.reduce((sum, iteration) => sum + iteration + 1, 0);
  if (elapsed < 500 || done === 0 || starts === 0) return undefined;
  const pace = elapsed / done; // milliseconds a step
  const long = ends.filter((iteration) => iteration > SHORT).length;
  const toStart = (starts - paths.size) * SHORT * pace;
  const running = stepsLeft(paths, left);
  if (running === undefined) return toStart > 0 ? toStart : undefined;
  const total = Math.max(...ends) + running;
  const waiting = Math.max(0, Math.min(KEPT, starts) - Math.max(1, long));
  return toStart + (running + waiting * Math.max(0, total - SHORT)) * pace;
}

/** Steps until the gain of the start that is furthest is as small as it has to be, if its gains go on shrinking as they do. */
function stepsLeft(paths: Job['paths'], left: number): number | undefined {
  const furthest = [...paths.values()].reduce(
    (a, b) => ((b.at(-1)?.iteration ?? 0) > (a.at(-1)?.iteration ?? 0) ? b : a),
    [] as Job['paths'] extends ReadonlyMap<number, infer Path> ? Path : never,
  );
  const [a, b, c] = [furthest.at(-9), furthest.at(-5), furthest.at(-1)];
  if (!a || !b || !c) return undefined;
  const before = (b.objective - a.objective) / (b.iteration - a.iteration);
  const after = (c.objective - b.objective) / (c.iteration - b.iteration);
  if (!(after > 0 && after < before)) return after > 0 ? undefined : 0;
  const rate = Math.log(before / after) / ((c.iteration - a.iteration) / 2);
  return Math.max(0, Math.log(after / left) / rate);
}

/** A time in words: "about 8 s". */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return 'less than 1 s';
  if (seconds < 90) return `about ${Math.round(seconds)} s`;
  return seconds < 5400 ? `about ${Math.round(seconds / 60)} min` : `about ${Math.round(seconds / 3600)} h`;
}
