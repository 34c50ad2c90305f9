import { LatentError } from '../error/index.ts';
import type { EmResult } from './em.ts';
import { objectiveOf } from './tally.ts';

/** The error where no start can stand: a likelihood without bound, or rows that are impossible. */
export function allFailed(results: readonly EmResult[]): LatentError {
  const objectives = results.map(objectiveOf);
  const where = { starts: results.length };
  if (objectives.every((objective) => objective !== Number.NEGATIVE_INFINITY))
    return new LatentError(
      'DEGENERATE_COMPONENT',
      `every start (${results.length}) ended in a component that has collapsed: its likelihood has no bound`,
      'Leave out constant or collinear columns, use fewer classes, take a tied or diagonal covariance, or give the covariance a prior.',
      where,
    );
  const reasons = [
    ['a row of probability 0', (objective: number) => objective === Number.NEGATIVE_INFINITY],
    ['a component that has collapsed', (objective: number) => objective !== Number.NEGATIVE_INFINITY],
  ] as const;
  const named = reasons
    .map(([reason, matches]) => ({ reason, count: objectives.filter(matches).length }))
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => `${reason} in ${count}`);
  return new LatentError(
    'ALL_STARTS_FAILED',
    `none of ${results.length} starts has a finite objective: ${named.join(', ')}`,
    'Look for rows that are impossible under the start or the fixed parameters; a prior makes every row possible.',
    where,
  );
}
