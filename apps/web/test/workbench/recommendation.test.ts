import type { Candidate, SelectionDocument } from 'latent';
import { expect, test } from 'vitest';
import { recommendationOf } from '../../src/workbench/choose/recommendation.ts';

const candidate = (classes: number, status: Candidate['status'], bic: number, delta: number, aic = bic): Candidate =>
  ({ classes, status, delta, criteria: { aic, bic, sabic: bic, caic: bic, icl: bic, entropyR2: 1 } }) as Candidate;

const selection = (recommended: number | null, candidates: readonly Candidate[]): SelectionDocument =>
  ({ criterion: 'bic', recommended, candidates }) as unknown as SelectionDocument;

test('the recommendation, the next best, other criteria, and lower ones that are not ranked', () => {
  const sentences = recommendationOf(
    selection(2, [
      candidate(1, 'ok', 120, 20),
      candidate(2, 'ok', 100, 0, 101),
      candidate(3, 'ok', 104.25, 4.25, 90),
      candidate(4, 'not replicated', 95, -5),
    ]),
  );
  expect(sentences).toEqual([
    'Recommended: 2 classes, the lowest BIC among the fits that are converged, replicated and identified; next are 3 classes, 4.3 higher.',
    'Other criteria prefer another number: AIC 3.',
    '4 classes would have a lower BIC, but they are not ranked: one start only reached it: a better optimum may exist.',
  ]);
});

test('nothing can be recommended where nothing is ranked', () => {
  expect(recommendationOf(selection(null, [candidate(1, 'aborted', 1, 0)]))).toEqual([
    'No number of classes can be recommended: no fit is converged, replicated and identified.',
  ]);
});
