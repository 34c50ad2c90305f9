import { describe, expect, test } from 'vitest';
import { mixtureFrom } from '../../src/document/index.ts';
import { type Cells, documentWith, estimated, generic, item, number } from './openSupport.ts';

const poisson = (name: string) => ({ name, family: 'poisson' });
const binomial = (name: string, trials: number | string) => ({ name, family: 'binomial', trials });
const exponential = (name: string) => ({ name, family: 'exponential' });
const negativeBinomial = (name: string) => ({ name, family: 'negative-binomial' });

describe('mixtures of one feature (Teicher 1963)', () => {
  test.each([
    ['poisson', poisson('a')],
    ['exponential', exponential('a')],
    ['negative binomial', negativeBinomial('a')],
    ['12 trials', binomial('a', 12)],
  ])('%s: identified in 1 to 4 classes', (_, feature) => {
    for (const classes of [1, 2, 3, 4]) {
      const document = documentWith(classes, [feature]);
      const { freeParameters } = mixtureFrom(document);
      expect(generic(document)).toMatchObject({ identified: true, rank: freeParameters });
    }
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
  ])('two classes and %i trials: %i of 3', (trials, rank) => {
    expect(generic(documentWith(2, [binomial('a', trials)]))).toMatchObject({ rank, freeParameters: 3 });
    // The same from a column, where all rows have so many trials; and where one has three.
    const document = documentWith(2, [binomial('a', 'n')]);
    const rows: Cells[] = [
      { a: 0, n: trials },
      { a: 1, n: trials },
    ];
    expect(generic(document, rows)).toMatchObject({ rank });
    expect(generic(document, [...rows, { a: 1, n: 3 }])).toMatchObject({ identified: true });
  });
});

test('equal classes determine their margin', () => {
  const parameters = {
    class: [0.4, 0.6],
    a: { rate: [2, 2] },
    b: { rate: [0.5, 0.5] },
    c: { mean: [3, 3], size: [2, 2] },
    d: { probability: [0.3, 0.3] },
    y: { mean: [[1], [1]], variance: [[2], [2]] },
    x: [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
  };
  const features = [poisson('a'), exponential('b'), negativeBinomial('c'), binomial('d', 5), number('y'), item('x')];
  expect(estimated(documentWith(2, features, { parameters }))).toMatchObject({
    rank: 8,
    genericRank: 17,
    freeParameters: 17,
  });
});

describe('at the boundary', () => {
  test('rates of 0 in one class, small ones in the other', () => {
    const parameters = { class: [0.4, 0.6], a: { rate: [0, 1e-4] }, b: { rate: [3, 0] }, c: { rate: [0, 5] } };
    const found = estimated(documentWith(2, [poisson('a'), poisson('b'), poisson('c')], { parameters }));
    expect(found).toMatchObject({ rank: 7, identified: true });
  });

  test('rates of 0 in all classes: only their mean', () => {
    const parameters = { class: [0.4, 0.6], a: { rate: [0, 0] } };
    expect(estimated(documentWith(2, [poisson('a')], { parameters }))).toMatchObject({ rank: 1, genericRank: 3 });
  });

  test('probabilities of 0 and 1', () => {
    const parameters = { class: [0.4, 0.6], a: { probability: [0, 1] }, b: { probability: [0, 0.3] } };
    const document = documentWith(2, [binomial('a', 4), binomial('b', 6)], { parameters });
    expect(estimated(document)).toMatchObject({ rank: 5, identified: true });
  });

  test('counts in the millions', () => {
    const parameters = { class: [0.4, 0.6], a: { rate: [1e6, 3e6] }, c: { mean: [2e6, 1e5], size: [3, 2] } };
    const document = documentWith(2, [poisson('a'), negativeBinomial('c')], { parameters });
    expect(estimated(document)).toMatchObject({ rank: 7, identified: true });
  });
});

test('missing cells: two columns that are never together', () => {
  const document = documentWith(2, [poisson('a'), item('x')]);
  expect(generic(document, [{ a: 1 }, { x: '0' }])).toMatchObject({ rank: 4, freeParameters: 5 });
  expect(generic(document, [{ a: 1, x: '1' }, { x: '0' }])).toMatchObject({ identified: true });
});
