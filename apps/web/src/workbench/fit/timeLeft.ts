import type { Job } from '../session/session.ts';
import { type Range, stepsLeft } from './stepsLeft.ts';

/** What is known of a fit under way. */
export type Watched = Pick<Job, 'began' | 'starts' | 'paths' | 'current' | 'settings'>;

/** What the rest of a fit takes, in milliseconds. */
export interface TimeLeft extends Range {
  /** `short`: what is left of the short runs, of which the best are then run to their end. `long`: what is left of those. */
  readonly phase: 'short' | 'long';
  /** How many are run to their end. */
  readonly kept: number;
}

/** As the library runs many starts: each so many iterations at first, and the best of them to the end. */
const SHORT = 30;
const KEPT = 5;
/** Where no start has ended yet, the others may take so many times as long as the first one seems to. */
const UNSEEN = 3;
/** How many starts there are in all after each batch of `auto`. */
const SCHEDULE = [20, 50, 100];

/** The library's own, where a person says nothing. */
const TOLERANCE = 1e-8;
const MOST_ITERATIONS = 10_000;

/**
 * How long a fit will still take, without the starts that it may add where they disagree; undefined where too little of it has been seen.
 *
 * @param now as `performance.now()`
 */
export function timeLeft({ began, starts, paths, current, settings }: Watched, now: number): TimeLeft | undefined {
  const { tolerance = TOLERANCE, maxIterations = MOST_ITERATIONS } = settings;
  const elapsed = now - began;
  const first = settings.starts === 'auto' ? (SCHEDULE.findLast((total) => total < starts) ?? 0) : 0;
  const lengths = new Map([...paths].map(([start, path]) => [start, path.at(-1)?.iteration ?? 0]));
  const done = [...lengths.values()].reduce((sum, iteration) => sum + iteration + 1, 0);
  if (elapsed < 500 || done === 0 || starts === 0 || current === undefined) return undefined;
  const pace = elapsed / done; // milliseconds a step
  const count = starts - first;
  const isSieved = count > KEPT && maxIterations > SHORT;
  const kept = isSieved ? Math.max(KEPT, Math.ceil(count / 4)) : count;
  const own = lengths.get(current) ?? 0;
  const isLong = !isSieved || own > SHORT;
  if (!isLong) {
    const begun = [...lengths.keys()].filter((start) => start >= first).length;
    const steps = (count - begun) * SHORT + Math.max(0, SHORT - own);
    return { phase: 'short', kept, least: steps * pace, most: steps * pace };
  }
  const ended = [...lengths].flatMap(([start, iteration]) =>
    start !== current && (!isSieved || iteration > SHORT) ? [{ start, iteration }] : [],
  );
  const running = stepsLeft(paths.get(current) ?? [], tolerance, maxIterations);
  if (!running) return undefined;
  const all = ended.map(({ iteration }) => iteration);
  // What others took, this one may take too.
  const most = Math.max(running.most, Math.max(0, ...all) - own);
  const waiting = Math.max(0, kept - ended.filter(({ start }) => start >= first).length - 1);
  const already = isSieved ? SHORT : 0;
  const each = {
    least: Math.max(0, Math.min(own + running.least, ...all) - already),
    most: (all.length === 0 ? UNSEEN : 1) * Math.max(own + most, ...all) - already,
  };
  return {
    phase: 'long',
    kept,
    least: (running.least + waiting * each.least) * pace,
    most: (most + waiting * each.most) * pace,
  };
}

/** The time left in words: "about 8 s left", "10 s to 3 min left". */
export function timeLeftText({ phase, kept, least, most }: TimeLeft): string {
  const span =
    most <= 1.5 * least || spanText(least) === spanText(most) ? `about ${spanText(most)}` : rangeText(least, most);
  return phase === 'short' ? `${span} of short runs left, then the best ${kept} run to their end` : `${span} left`;
}

function rangeText(least: number, most: number): string {
  const [from, to] = [spanText(least), spanText(most)];
  const [number, unit] = from.split(' ');
  return to.endsWith(` ${unit}`) ? `${number} to ${to}` : `${from} to ${to}`;
}

function spanText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
