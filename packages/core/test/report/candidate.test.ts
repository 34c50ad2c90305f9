import { describe, expect, test } from 'vitest';
import { type CandidateFigures, candidateStatus, isRanked, lowestRanked } from '../../src/report/index.ts';

const good: CandidateFigures = {
  logLikelihood: -100,
  converged: true,
  stopReason: 'tolerance',
  freeParameters: 9,
  starts: { count: 20, finished: 5, atBest: 5 },
  identifiability: { identified: true },
  warnings: [],
};
const reached = (count: number, finished: number, atBest: number) => ({ ...good, starts: { count, finished, atBest } });

describe('the status of a fit', () => {
  test.each<[string, number, CandidateFigures, number | undefined]>([
    ['ok', 3, good, undefined],
    ['ok', 3, good, -101],
    ['ok', 3, { ...good, identifiability: null }, undefined],
    ['ok', 3, reached(20, 5, 2), undefined],
    ['ok', 3, reached(49, 13, 2), undefined],
    ['weakly replicated', 3, reached(50, 13, 2), undefined],
    ['ok', 3, reached(50, 13, 3), undefined],
    ['weakly replicated', 3, reached(200, 50, 4), undefined],
    ['ok', 3, reached(200, 50, 5), undefined],
    ['not replicated', 3, reached(20, 5, 1), undefined],
    ['not replicated', 3, reached(1, 1, 1), undefined],
    ['ok', 1, reached(1, 1, 1), undefined],
    ['ok', 2, { ...reached(1, 1, 1), freeParameters: 0 }, undefined],
    ['not identified', 3, { ...reached(20, 5, 1), identifiability: { identified: false } }, undefined],
    ['not identified', 1, { ...good, identifiability: { identified: false } }, undefined],
    ['below K-1', 3, { ...good, identifiability: { identified: false } }, -99],
    ['ok', 3, good, -100 + 5e-5],
    ['below K-1', 3, good, -100 + 2e-4],
    [
      'below K-1',
      3,
      { ...good, warnings: [{ code: 'LOCAL_MAXIMUM_SUSPECTED', where: { fewerClasses: -99 } }] },
      undefined,
    ],
    ['ok', 3, { ...good, warnings: [{ code: 'LOCAL_MAXIMUM_SUSPECTED', where: { best: 1 } }] }, undefined],
    ['not converged', 3, { ...good, converged: false, stopReason: 'max-iterations' }, -99],
    ['aborted', 3, { ...good, converged: false, stopReason: 'aborted' }, -99],
  ])('%s', (status, classes, figures, fewer) => {
    expect(candidateStatus(classes, figures, fewer)).toBe(status);
  });

  test('94a. a fit below fewer classes is not ranked; ok and weakly replicated ones are', () => {
    const all = [
      'ok',
      'weakly replicated',
      'not replicated',
      'not identified',
      'below K-1',
      'not converged',
      'aborted',
      'failed',
    ] as const;
    expect(all.filter(isRanked)).toEqual(['ok', 'weakly replicated']);
  });
});

describe('the lowest of the ranked', () => {
  const one = (status: Parameters<typeof isRanked>[0], value: number | null) => ({ status, value });

  test('passes over lower values that are not ranked', () => {
    const values = [one('ok', 30), one('weakly replicated', 20), one('not replicated', 10), one('not identified', 0)];
    expect(lowestRanked(values)).toBe(1);
  });

  test('is the first of equal ones', () => expect(lowestRanked([one('ok', 5), one('ok', 5)])).toBe(0));

  test('is undefined where nothing is ranked', () => {
    expect(lowestRanked([one('failed', null), one('below K-1', 3), one('ok', Number.NaN)])).toBeUndefined();
    expect(lowestRanked([])).toBeUndefined();
  });
});
