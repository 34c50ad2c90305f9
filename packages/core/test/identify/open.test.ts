import { describe, expect, test } from 'vitest';
import { isCheap, mixtureIdentifiability } from '../../src/api/identifiability.ts';
import { mixtureFrom } from '../../src/document/index.ts';
import { completeMask, masksOf } from '../../src/identify/index.ts';
import { coordinatesOf } from '../../src/identify/openRank.ts';
import { finishNow } from '../../src/pass/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { type Cells, dataOf, documentWith, estimated, gaussian, generic, item, number } from './openSupport.ts';

const covariances = ['full', 'tied', 'diagonal', 'spherical'] as const;
const nothing = { weight: 0, margins: [], columns: [] };

describe.each(covariances)('%s covariance', (covariance) => {
  test.each([
    [1, 1],
    [1, 3],
    [2, 1],
    [2, 2],
    [3, 4],
    [6, 2],
  ])('%i classes, %i columns: as many coordinates as free parameters, all determined', (classes, columns) => {
    const document = documentWith(classes, [gaussian('y', columns, covariance)]);
    const model = mixtureFrom(document);
    const point = model.start(createRandom(1), { ...nothing, knownClasses: new Float64Array(classes) });
    const { freeParameters } = model;
    for (const shown of [(cell: number) => cell < columns, (cell: number) => cell === 0]) {
      const masks = { ...completeMask(columns), shows: (_: number, cell: number) => shown(cell) };
      expect(coordinatesOf(model, point, masks)).toHaveLength(freeParameters);
    }
    const found = generic(document);
    expect(found).toMatchObject({ identified: true, rank: freeParameters, genericRank: freeParameters });
    expect(found.weakest).toBeGreaterThan(1e-4);
  });

  test('two equal classes: margins alone, and the directions keep their density', () => {
    const one = covariance === 'spherical' ? 2 : [2, 3];
    const matrix = [
      [2, 0.5],
      [0.5, 3],
    ];
    const spread =
      covariance === 'full'
        ? { covariance: [matrix, matrix] }
        : covariance === 'tied'
          ? { covariance: matrix }
          : { variance: [one, one] };
    const mean = [
      [1, -1],
      [1, -1],
    ];
    const found = estimated(
      documentWith(2, [gaussian('y', 2, covariance)], { parameters: { class: [0.3, 0.7], y: { mean, ...spread } } }),
    );
    const own = { full: 5, tied: 5, diagonal: 4, spherical: 3 }[covariance];
    expect(found).toMatchObject({ rank: own, identified: false, weakest: 0 });
    expect(found.genericRank).toBe(found.freeParameters);
    // The class sizes, and of each parameter that both classes have the difference.
    expect(found.directions).toHaveLength(found.freeParameters - own);
    const deviations = covariance === 'spherical' ? [2, 2] : [2, 3];
    for (const direction of found.directions) {
      expect(Math.hypot(...direction)).toBeCloseTo(1, 12);
      for (const column of [0, 1]) {
        const step = (k: number) => (direction[2 + 2 * k + column] as number) * Math.sqrt(deviations[column] as number);
        expect(0.3 * step(0) + 0.7 * step(1)).toBeCloseTo(0, 9);
      }
    }
  });
});

describe('columns that are never seen together', () => {
  const rows: Cells[] = [
    { y0: 1, y2: 3, x: '1' },
    { y1: 2, y2: 1, x: '0' },
  ];
  test.each([
    ['full', 2],
    ['tied', 1],
    ['diagonal', 0],
  ] as const)('%s: %i covariances are not determined, and they are named', (covariance, free) => {
    const document = documentWith(2, [gaussian('y', 3, covariance), item('x')]);
    const found = generic(document, rows);
    expect(found.rank).toBe(found.freeParameters - free);
    expect(found.directions).toHaveLength(free);
    const first = 2 + 6;
    found.directions.forEach((direction, i) => {
      const [own, mirror] = [first + 9 * i + 1, first + 9 * i + 3];
      expect(Math.abs(direction[own] as number)).toBeCloseTo(Math.SQRT1_2, 12);
      expect(direction[mirror]).toBe(direction[own]);
    });
    expect(generic(document, [...rows, { y0: 1, y1: 2 }])).toMatchObject({ identified: true });
  });

  test('nor are they beside a strong correlation', () => {
    const covariance = [
      [1, 0.3, 0.9999],
      [0.3, 1, 0.3],
      [0.9999, 0.3, 1],
    ];
    const parameters = { class: [1], y: { mean: [[1e8, 0, -1e8]], covariance: [covariance] } };
    const found = estimated(documentWith(1, [gaussian('y', 3, 'full')], { parameters }), rows);
    expect(found).toMatchObject({ rank: 8, freeParameters: 9 });
  });

  test('a part of the columns of a thousand masks: each counts', () => {
    const [width, together] = [11, 1];
    const names = Array.from({ length: width }, (_, i) => `y${i}`);
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b): Cells => ({ [a]: i, [b]: together })));
    const document = documentWith(2, [gaussian('y', width, 'tied')]);
    expect(generic(document, pairs)).toMatchObject({ identified: true });
    expect(generic(document, pairs.slice(1)).rank).toBe(mixtureFrom(document).freeParameters - 1);
  });
});

describe('what other columns, known classes and fixed blocks add', () => {
  test('an item alone does not tell two classes; with a number it does', () => {
    expect(generic(documentWith(2, [item('x')]))).toMatchObject({ rank: 1, freeParameters: 3 });
    const both = documentWith(2, [item('x'), number('y')]);
    expect(generic(both)).toMatchObject({ rank: 7, freeParameters: 7, identified: true });
    // Never together: the number finds its classes, the item only its margin.
    expect(generic(both, [{ x: '1' }, { y: 1 }])).toMatchObject({ rank: 6, identified: false });
    expect(
      generic(both, [
        { x: '1', class: '1' },
        { y: 1, class: '2' },
      ]),
    ).toMatchObject({ identified: true });
  });

  test('classes that only labels tell apart', () => {
    const mean = [[0], [0]];
    const parameters = {
      class: [0.5, 0.5],
      x: [
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      y: { mean, variance: [[1], [1]] },
    };
    const document = documentWith(2, [item('x'), number('y')], { parameters });
    expect(estimated(document)).toMatchObject({ rank: 3, genericRank: 7 });
    expect(estimated(document, [{ x: '0', y: 0, class: '1' }])).toMatchObject({ rank: 7, identified: true });
  });

  test('fixed blocks have no coordinates', () => {
    const parameters = { class: [0.5, 0.5], y: { mean: [[0], [3]], variance: [[1], [1]] } };
    const document = documentWith(2, [item('x'), number('y')], { parameters, fixed: ['y'] });
    const found = generic(document);
    expect(found).toMatchObject({ rank: 3, freeParameters: 3, identified: true });
    const all = {
      ...parameters,
      x: [
        [0.5, 0.5],
        [0.2, 0.8],
      ],
    };
    const none = documentWith(2, [item('x'), number('y')], { parameters: all, fixed: ['class', 'x', 'y'] });
    expect(estimated(none)).toMatchObject({ rank: 0, identified: true, directions: [] });
  });
});

describe('at the boundary', () => {
  const y = { mean: [[0], [4]], variance: [[1], [2]] };
  const [x0, x1] = [
    [0, 1],
    [0.4, 0.6],
  ];

  test('probabilities of 0 beside numbers are determined', () => {
    const document = documentWith(2, [item('x'), item('z', 3), number('y')], {
      parameters: {
        class: [0.5, 0.5],
        x: [x0, x1],
        z: [
          [0, 0, 1],
          [0.2, 0.8, 0],
        ],
        y,
      },
    });
    expect(estimated(document)).toMatchObject({ rank: 11, identified: true });
  });

  test('18 items at 0 in a class beside a number: all are determined', () => {
    const items = Array.from({ length: 18 }, (_, j) => item(`x${j}`));
    const tables = Object.fromEntries(items.map(({ name }) => [name, [x0, x1]]));
    const document = documentWith(2, [...items, number('y')], { parameters: { class: [0.5, 0.5], ...tables, y } });
    expect(estimated(document)).toMatchObject({ rank: 41, identified: true });
  });

  test('a class of size 0: its size is determined, nothing else of it', () => {
    const document = documentWith(2, [item('x'), number('y')], { parameters: { class: [1, 0], x: [x1, x0], y } });
    const found = estimated(document);
    expect(found).toMatchObject({ rank: 4, freeParameters: 7 });
    for (const direction of found.directions) expect(direction.slice(0, 2)).toEqual([0, 0]);
    const small = { class: [1 - 1e-9, 1e-9], x: [x1, x0], y };
    expect(estimated(documentWith(2, [item('x'), number('y')], { parameters: small }))).toMatchObject({ rank: 7 });
  });

  test('a component that has collapsed gives numbers', () => {
    const document = documentWith(2, [gaussian('y', 2, 'full'), number('z')]);
    const model = mixtureFrom(document);
    const point = model.start(createRandom(3), { ...nothing, knownClasses: new Float64Array(2) });
    point.fill(0, 2 + 4, 2 + 4 + 4);
    expect(model.collapsed(point)).toEqual({ latent: 0, feature: 0 });
    const identifiability = mixtureIdentifiability(document, model, undefined);
    const found = finishNow(identifiability.after(point, finishNow(identifiability.before(undefined))));
    expect(found).toMatchObject({ identified: true, rank: 15 });
    expect(found.weakest).toBeGreaterThan(0);
  });
});

describe('scales', () => {
  test('a mean of 1e8 beside a probability; correlations of .999999 are no weakness', () => {
    const covariance = [
      [1e-6, 0.999999],
      [0.999999, 1e6],
    ];
    const parameters = { class: [1], x: [[0.3, 0.7]], y: { mean: [[1e8, -1e-8]], covariance: [covariance] } };
    const found = estimated(documentWith(1, [item('x'), gaussian('y', 2, 'full')], { parameters }));
    expect(found).toMatchObject({ identified: true, rank: 6 });
    expect(found.weakest).toBeGreaterThan(0.1);
  });

  test('directions are in standard deviations: the same for metres and for nanometres', () => {
    const along = (unit: number) => {
      const y = { mean: [[0], [0]], variance: [[unit * unit], [unit * unit]] };
      const x = [x1(0.3), x1(0.3)];
      return estimated(documentWith(2, [item('x'), number('y')], { parameters: { class: [0.4, 0.6], x, y } }));
    };
    const [metres, nanometres] = [along(1), along(1e9)];
    expect(metres.directions).toHaveLength(4);
    const projected = (directions: readonly (readonly number[])[], vector: readonly number[]) => {
      // The distance of a vector from the span: directions of both must span the same.
      const basis: number[][] = [];
      let distance = 0;
      for (const direction of [...directions, vector]) {
        let rest = [...direction];
        for (const other of [...basis, ...basis]) {
          const dot = rest.reduce((sum, value, i) => sum + value * (other[i] as number), 0);
          rest = rest.map((value, i) => value - dot * (other[i] as number));
        }
        distance = Math.hypot(...rest);
        basis.push(rest.map((value) => value / distance));
      }
      return distance;
    };
    for (const direction of nanometres.directions) expect(projected(metres.directions, direction)).toBeLessThan(1e-7);
  });

  const x1 = (chance: number) => [1 - chance, chance];
});

test('cheap: some hundred parameters, more where the fit is long', () => {
  const cheap = (columns: number, count: number) => {
    const model = mixtureFrom(documentWith(5, [gaussian('y', columns, 'full')]));
    return isCheap(model, { ...dataOf(documentWith(5, [number('y')]), [{ y: 1 }]).patterns, count });
  };
  expect([cheap(5, 10), cheap(10, 10), cheap(15, 10), cheap(15, 1e7), cheap(30, 1e9)]).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});

test('the same bits each time, in slices', () => {
  const document = documentWith(3, [gaussian('y', 3, 'full'), item('x', 4)]);
  const once = generic(document);
  expect(generic(document)).toEqual(once);
  const { model, patterns } = dataOf(document, [{ y0: 1, y1: 2, y2: 1, x: '0' }]);
  const masks = finishNow(masksOf(patterns));
  expect([0, 1, 2, 3, 4].map((cell) => masks.shows(0, cell))).toEqual([true, true, true, true, false]);
  const pass = mixtureIdentifiability(document, model, undefined).before(undefined);
  let slices = 0;
  while (!pass.next().done) slices++;
  expect(slices).toBeGreaterThan(40);
});
