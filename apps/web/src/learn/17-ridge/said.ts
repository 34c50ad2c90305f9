import type { Trail } from '../../numbers/manyWords.ts';
import { placesOf, ROWS, settledAfter } from './world.ts';

/** What many starts say together. */
export function saidOfTrails(trails: readonly Trail[], of: number): string {
  if (trails.length === 0) return `The first of ${of} seeded starts is on its way.`;
  const steps = trails.map((trail) => settledAfter(trail, 1e-6));
  const most = Math.max(...steps);
  const places = placesOf(trails);
  const likelihoods = trails.map(({ logLikelihood }) => logLikelihood / ROWS);
  const [least, best] = [Math.min(...likelihoods), Math.max(...likelihoods)];
  const worth =
    best - least < 1e-6
      ? `all with a log-likelihood of ${best.toFixed(6)} per row`
      : `with log-likelihoods from ${least.toFixed(6)} to ${best.toFixed(6)} per row`;
  const soFar = trails.length < of ? ` of ${of}` : '';
  return `${trails.length}${soFar} seeded starts stood still after ${most === 1 ? '1 step' : `at most ${most} steps`}, in ${places === 1 ? 'one place' : `${places} places`}, ${worth}.`;
}
