import type { Random } from '../random/index.ts';
import type { Centre, Points } from './points.ts';

/** How clusters are found: `spread` seeds by squared distance and improves them, `plain` seeds are any rows. */
export type Seeding = 'spread' | 'plain';

const LLOYD_STEPS = 8;

/**
 * A cluster for every pattern: k-means++ seeds (Arthur & Vassilvitskii 2007) and a few steps of Lloyd's, or random rows and the nearest
 * of them. A cluster whose class is known for some rows begins at their centre (or one of them), and they stay in it.
 */
export function cluster(points: Points, classes: number, seeding: Seeding, random: Random): Int32Array {
  const { count, known } = points;
  const members = new Int32Array(count);
  let centres = seeds(points, classes, seeding, random);
  for (let step = 0; ; step++) {
    let moved = false;
    for (let i = 0; i < count; i++) {
      const own = known?.[i] ?? 0;
      const nearest = own > 0 ? own - 1 : nearestOf(points, i, centres);
      if (members[i] !== nearest) moved = true;
      members[i] = nearest;
    }
    if (seeding === 'plain' || step === LLOYD_STEPS || (!moved && step > 0)) return members;
    const before = centres;
    centres = points.centres(members, classes);
    for (let k = 0; k < classes; k++) if (!members.includes(k)) centres[k] = before[k] as Centre;
  }
}

function seeds(points: Points, classes: number, seeding: Seeding, random: Random): Centre[] {
  const { count, weights } = points;
  const centres = knownSeeds(points, classes, seeding, random);
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const note = (centre: Centre): void => {
    for (let i = 0; i < count; i++) nearest[i] = Math.min(nearest[i] as number, points.distance(i, centre));
  };
  for (const centre of centres) if (centre) note(centre);
  const chances = new Float64Array(count);
  return centres.map((known) => {
    if (known) return known;
    for (let i = 0; i < count; i++) {
      const distance = nearest[i] as number;
      const isAny = seeding === 'plain' || distance === Number.POSITIVE_INFINITY;
      chances[i] = (weights[i] as number) * (isAny ? 1 : distance);
    }
    const centre = points.at(drawIndex(chances, random) ?? drawIndex(weights, random) ?? 0);
    note(centre);
    return centre;
  });
}

/** Where the clusters of known classes begin; nothing where no row of a class is known. */
function knownSeeds(
  { known, count, weights, centres, at }: Points,
  classes: number,
  seeding: Seeding,
  random: Random,
): (Centre | undefined)[] {
  if (!known) return new Array<Centre | undefined>(classes).fill(undefined);
  const own = centres(
    Int32Array.from(known, (code) => code - 1),
    classes,
  );
  const chances = new Float64Array(count);
  return own.map((centre, k) => {
    for (let i = 0; i < count; i++) chances[i] = known[i] === k + 1 ? (weights[i] as number) : 0;
    const row = drawIndex(chances, random);
    if (row === undefined) return undefined;
    return seeding === 'plain' ? at(row) : centre;
  });
}

/** An index with a chance in proportion to its weight; undefined where all are 0. */
function drawIndex(weights: Float64Array, random: Random): number | undefined {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] as number;
  if (!(total > 0)) return undefined;
  const chances = new Float64Array(weights.length);
  for (let i = 0; i < weights.length; i++) chances[i] = (weights[i] as number) / total;
  return random.index(chances);
}

function nearestOf(points: Points, pattern: number, centres: readonly Centre[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < centres.length; k++) {
    const distance = points.distance(pattern, centres[k] as Centre);
    if (!(distance < least)) continue;
    least = distance;
    best = k;
  }
  return best;
}
