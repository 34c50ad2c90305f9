import { LatentError } from '../error/index.ts';
import { type Table, whereIs } from '../table/index.ts';

/**
 * Refuses rows of probability 0: no class is possible there, so there is nothing to predict.
 *
 * @param logLikelihoodOf log p of a row, from 0
 * @throws LatentError IMPOSSIBLE_ROW, naming the first one
 */
export function refuseImpossible(table: Table, logLikelihoodOf: (row: number) => number): void {
  for (let row = 0; row < table.rows; row++)
    if (logLikelihoodOf(row) === Number.NEGATIVE_INFINITY)
      throw new LatentError(
        'IMPOSSIBLE_ROW',
        `row ${row + 1} has probability 0 under the model: no class is possible`,
        'Correct the row or leave it out, or fit again with a prior (pseudoCount 0.5), under which every row is possible.',
        whereIs(table, row),
      );
}
