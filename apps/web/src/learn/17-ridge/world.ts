import type { TrailsTask } from '../../compute/trails.ts';
import {
  alike,
  determined,
  expectedRows,
  type ManyWords,
  type Trail,
  trail,
  type WeightedRows,
} from '../../numbers/manyWords.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';

/** What the rows are made from: p(word is good) is 0.37. */
const TRUTH: Theta = { pi: 0.3, t1: 0.79, t0: 0.19 };
/** The share of good words. */
export const GOOD = 0.37;
export const ROWS = 100;

/** What is known beside the words. */
export type Known = 'nothing' | 'thoughts' | 'prior';

export const knownNames: readonly { readonly value: Known; readonly name: string }[] = [
  { value: 'nothing', name: 'nothing' },
  { value: 'thoughts', name: '10% of the thoughts' },
  { value: 'prior', name: 'a prior' },
];

export const worldOf = (words: number, known: Known): ManyWords => ({
  words,
  labelled: known === 'thoughts' ? 0.1 : 0,
  pseudoCount: known === 'prior' ? 1 : 0,
});

export const rowsOf = ({ words, labelled }: ManyWords): WeightedRows =>
  expectedRows(alike(TRUTH, words), labelled, ROWS);

/** EM from a start of one's own, all words alike. */
export const ownTrail = (start: Theta, world: ManyWords): Promise<Trail> =>
  trail(alike(start, world.words), world.pseudoCount, rowsOf(world));

/** How many parameters the data determine, of how many; a prior has no part in it. */
export function rankOf(world: ManyWords): { readonly rank: number; readonly parameters: number } {
  const { rank, genericRank, freeParameters } = determined(world.words, rowsOf(world));
  return { rank: Math.min(rank, genericRank), parameters: freeParameters };
}

/** Trails from seeded starts, on the rows of a world. */
export const trailsTask = (world: ManyWords): TrailsTask => ({
  truth: alike(TRUTH, world.words),
  world,
  rows: ROWS,
  starts: startsOf(world),
  seed: 1,
});

/** As many as are there in a few seconds: one word needs a step, more words need dozens. */
export const startsOf = ({ words, labelled, pseudoCount }: ManyWords): number =>
  words === 1 && labelled === 0 && pseudoCount === 0 ? 200 : 60;

/** After how many steps all parameters stand where they end, within a distance. */
export function settledAfter({ points }: Trail, within: number): number {
  const end = points.at(-1);
  if (!end) return 0;
  const last = points.findLastIndex(
    ({ pi, t1, t0 }) => Math.max(Math.abs(pi - end.pi), Math.abs(t1 - end.t1), Math.abs(t0 - end.t0)) > within,
  );
  return last + 1;
}

/** In how many different places trails end. */
export function placesOf(trails: readonly Trail[]): number {
  const places: Theta[] = [];
  for (const { points } of trails) {
    const end = points.at(-1);
    if (end && !places.some((place) => isNear(place, end))) places.push(end);
  }
  return places.length;
}

const isNear = (a: Theta, b: Theta): boolean =>
  Math.abs(a.pi - b.pi) < 0.002 && Math.abs(a.t1 - b.t1) < 0.002 && Math.abs(a.t0 - b.t0) < 0.002;
