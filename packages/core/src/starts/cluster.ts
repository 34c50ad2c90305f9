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
  const members = new Int32Array(points.count);
  let centres = seeds(points, classes, seeding, random);
  for (let step = 0; ; step++) {
    let moved = false;
    for (let i = 0; i < points.count; i++) {
      const known = points.known(i);
      const nearest = known > 0 ? known - 1 : nearestOf(points, i, centres);
      if (members[i] !== nearest) moved = true;
      members[i] = nearest;
    }
    if (seeding === 'plain' || step === LLOYD_STEPS || (!moved && step > 0)) return members;
    centres = centres.map((centre, k) =>
      members.includes(k) ? points.centre((pattern) => members[pattern] === k) : centre,
    );
  }
}

function seeds(points: Points, classes: number, seeding: Seeding, random: Random): Centre[] {
  const centres: (Centre | undefined)[] = Array.from({ length: classes }, (_, k) => {
    const isOwn = (pattern: number): boolean => points.known(pattern) === k + 1;
    const row = drawIndex(
      points.weights.map((weight, i) => (isOwn(i) ? weight : 0)),
      random,
    );
    if (row === undefined) return undefined;
    return points.centre(seeding === 'plain' ? (pattern) => pattern === row : isOwn);
  });
  const nearest = new Float64Array(points.count).fill(Number.POSITIVE_INFINITY);
  const note = (centre: Centre): void => {
    for (let i = 0; i < points.count; i++) nearest[i] = Math.min(nearest[i] as number, points.distance(i, centre));
  };
  for (const centre of centres) if (centre) note(centre);
  return centres.map((known) => {
    if (known) return known;
    const chances = points.weights.map((weight, i) => {
      const distance = nearest[i] as number;
      return seeding === 'plain' || distance === Number.POSITIVE_INFINITY ? weight : weight * distance;
    });
    const row = drawIndex(chances, random) ?? drawIndex(points.weights, random) ?? 0;
    const centre = points.centre((pattern) => pattern === row);
    note(centre);
    return centre;
  });
}

/** An index with a chance in proportion to its weight; undefined where all are 0. */
function drawIndex(weights: Float64Array, random: Random): number | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? random.index(weights.map((weight) => weight / total)) : undefined;
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
