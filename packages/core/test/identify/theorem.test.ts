import { describe, expect, test } from 'vitest';
import { mixtureIdentifiability } from '../../src/api/identifiability.ts';
import { type MixtureDocument, mixtureFrom } from '../../src/document/index.ts';
import { completeMask, masksOf } from '../../src/identify/index.ts';
import { isKnownInside } from '../../src/identify/theorem.ts';
import { finishNow } from '../../src/pass/index.ts';
import { type Cells, dataOf, documentWith, gaussian, generic, item, number } from './openSupport.ts';

const poisson = (name: string) => ({ name, family: 'poisson' }) as const;
const exponential = (name: string) => ({ name, family: 'exponential' }) as const;
const binomial = (name: string) => ({ name, family: 'binomial', trials: 4 }) as const;

/** Whether a theorem speaks of a document's model on complete rows. */
function isKnown(document: MixtureDocument, cells = 10): boolean {
  return isKnownInside(mixtureFrom(document), completeMask(cells));
}

describe('where a theorem speaks, the rank that is computed is full', () => {
  test.each([
    ['full covariances', 3, [gaussian('y', 3, 'full')]],
    ['one covariance for all', 3, [gaussian('y', 2, 'tied')]],
    ['diagonal', 2, [gaussian('y', 3, 'diagonal')]],
    ['spherical', 4, [gaussian('y', 2, 'spherical')]],
    ['one number', 3, [number('y')]],
    ['counts', 3, [poisson('n')]],
    ['durations', 3, [exponential('e')]],
    ['a number tells the classes of one item', 3, [number('y'), item('a', 3)]],
    [
      'counts tell those of two items and of a block',
      2,
      [poisson('n'), item('a'), item('b'), gaussian('y', 2, 'full')],
    ],
    ['one class', 1, [exponential('e'), item('a', 4)]],
  ] as const)('%s', (_, classes, features) => {
    const document = documentWith(classes, features);
    expect(isKnown(document)).toBe(true);
    const { freeParameters } = mixtureFrom(document);
    expect(generic(document)).toMatchObject({ identified: true, genericRank: freeParameters, freeParameters });
  });
});

describe('where none does, nothing is claimed', () => {
  test.each([
    ['items alone', documentWith(2, [item('a'), item('b')])],
    ['successes out of a few trials', documentWith(3, [binomial('b')])],
    ['a number beside such', documentWith(2, [number('y'), binomial('b')])],
    ['fixed parameters', documentWith(2, [number('y'), item('a')], { fixed: ['y'] })],
    ['fixed class sizes', documentWith(2, [number('y')], { fixed: ['class'] })],
  ])('%s', (_, document) => {
    expect(isKnown(document)).toBe(false);
  });

  test('no row shows all cells', () => {
    const document = documentWith(2, [gaussian('y', 2, 'full')]);
    expect(isKnown(document, 1)).toBe(false);
    const rows: readonly Cells[] = [{ y0: 1 }, { y1: 2 }, { y0: 2 }];
    const { model, patterns } = dataOf(document, rows);
    expect(isKnownInside(model, finishNow(masksOf(patterns)))).toBe(false);
    const one = dataOf(document, [...rows, { y0: 1, y1: 2 }]);
    expect(isKnownInside(one.model, finishNow(masksOf(one.patterns)))).toBe(true);
  });
});

test('what a fit asks is what a look inside finds', () => {
  for (const features of [
    [gaussian('y', 2, 'full')],
    [item('a'), item('b')],
    [item('a', 3), item('b', 3), item('c', 3)],
  ]) {
    const document = documentWith(2, features);
    const identifiability = mixtureIdentifiability(document, mixtureFrom(document), undefined);
    const { identified, genericRank, directions } = finishNow(identifiability.before(undefined));
    expect(finishNow(identifiability.inside(undefined))).toMatchObject({ identified, genericRank, directions });
  }
});
