import { describe, expect, test } from 'vitest';
import { createReferenceNetworkEngine } from '../../src/engine/index.ts';
import { type Masks, observedMask, type TraceOptions, traceFlat } from '../../src/identify/index.ts';
import type { Statistics } from '../../src/model/index.ts';
import type { Network } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { at, enumerated, interiorOf, masksFrom, networkOf, patternsOf, REAL, star } from './networkSupport.ts';

interface Counted {
  readonly rows: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

/** Stouffer & Toby (1951), below a hidden root. */
const STOUFFER_TOBY: Counted = (() => {
  const text =
    '1111:20 1112:2 1121:9 1122:2 1211:6 1212:1 1221:4 1222:1 2111:38 2112:7 2121:24 2122:6 2211:25 2212:6 2221:23 2222:42';
  const cells = text.split(' ').map((cell) => cell.split(':') as [string, string]);
  return {
    rows: cells.map(([codes]) => [0, ...codes].map(Number)),
    weights: cells.map(([, count]) => Number(count)),
  };
})();

function logLikelihood(network: Network, point: Float64Array, { rows, weights }: Counted): number {
  return rows.reduce(
    (sum, row, i) => sum + (weights[i] as number) * Math.log(enumerated(network, point, row, REAL).probability),
    0,
  );
}

/** Follows every direction at a point and checks what holds of any curve; returns the curves. */
function traced(
  network: Network,
  point: Float64Array,
  data: Counted,
  options?: TraceOptions,
  masks: Masks = observedMask(network),
) {
  const { directions } = at(network, point, masks);
  const start = logLikelihood(network, point, data);
  return directions.map((direction) => {
    const curve = finishNow(traceFlat(network, masks, point, direction, options));
    expect(curve).toContain(point);
    for (const [i, own] of curve.entries()) {
      expect(Math.abs(logLikelihood(network, own, data) - start)).toBeLessThan(1e-10 * Math.abs(start));
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
      for (const { offset, size, shape } of network.parameters.blocks)
        for (let first = offset; first < offset + size; first += shape.at(-1) as number)
          expect(own.slice(first, first + (shape.at(-1) as number)).reduce((sum, value) => sum + value, 0)).toBeCloseTo(
            1,
            13,
          );
      if (i > 0) {
        const before = curve[i - 1] as Float64Array;
        const step = Math.hypot(...own.map((value, e) => value - (before[e] as number)));
        expect(step).toBeGreaterThan(1e-9);
        expect(step).toBeLessThan(2 * (options?.step ?? 0.02));
      }
    }
    return curve;
  });
}

const isAtEdge = (point: Float64Array | undefined): boolean => point?.includes(0) === true;

function fitted(network: Network, { rows, weights }: Counted, seed: number): Float64Array {
  const engine = createReferenceNetworkEngine(network, patternsOf(network, rows, weights));
  let point: Float64Array = interiorOf(network, seed);
  for (let step = 0; step < 3000; step++) point = network.maximize(engine.expect(point) as Statistics, point);
  return point;
}

describe('words and thoughts', () => {
  const words: Counted = {
    rows: [
      [0, 1],
      [0, 2],
    ],
    weights: [27, 33],
  };

  test('the ridge: the probability of a word stays, up to the edge of the cube', () => {
    const network = star(2, [2]);
    const point = Float64Array.from([0.4, 0.6, 0.8, 0.2, 0.3, 0.7]);
    const curves = traced(network, point, words);
    expect(curves).toHaveLength(2);
    for (const curve of curves) {
      expect(curve.length).toBeGreaterThan(20);
      expect([curve[0], curve.at(-1)].map(isAtEdge)).toEqual([true, true]);
      for (const [t0, t1, , a, , b] of curve) {
        const m = (t0 as number) * (a as number) + (t1 as number) * (b as number);
        expect(m).toBeCloseTo(0.4 * 0.2 + 0.6 * 0.7, 14);
      }
    }
  });

  test('points and length bound a curve', () => {
    const network = star(2, [2]);
    const point = Float64Array.from([0.4, 0.6, 0.8, 0.2, 0.3, 0.7]);
    for (const curve of traced(network, point, words, { points: 3, step: 0.01 })) expect(curve).toHaveLength(7);
    for (const curve of traced(network, point, words, { length: 0.1, step: 0.03 })) {
      const ends = [curve[0], curve.at(-1)] as Float64Array[];
      for (const end of ends) {
        const reach = Math.hypot(...end.map((value, i) => value - (point[i] as number)));
        expect(reach).toBeGreaterThan(0.09);
        expect(reach).toBeLessThan(0.1001);
      }
    }
  });

  test('from a corner it goes inward only', () => {
    const network = star(2, [2]);
    const point = Float64Array.from([0.4, 0.6, 1, 0, 0.3, 0.7]);
    const curves = traced(network, point, words);
    expect(curves.some((curve) => curve[0] === point || curve.at(-1) === point)).toBe(true);
    expect(Math.max(...curves.map(({ length }) => length))).toBeGreaterThan(20);
  });

  test('two words', () => {
    const network = star(2, [2, 2]);
    const data: Counted = {
      rows: [
        [0, 1, 1],
        [0, 1, 2],
        [0, 2, 1],
        [0, 2, 2],
      ],
      weights: [30, 11, 14, 45],
    };
    for (const curve of traced(network, fitted(network, data, 3), data)) {
      expect(curve.length).toBeGreaterThan(5);
      expect([curve[0], curve.at(-1)].map(isAtEdge)).toEqual([true, true]);
    }
  });
});

test.each([1, 2, 3])('four items in three classes, from start %i', (seed) => {
  const network = star(3, [2, 2, 2, 2]);
  const estimate = fitted(network, STOUFFER_TOBY, seed);
  for (const point of [estimate, interiorOf(network, seed)]) {
    const curves = traced(network, point, STOUFFER_TOBY);
    expect(curves).toHaveLength(1);
    expect(curves[0]?.length).toBeGreaterThan(20);
    expect([curves[0]?.[0], curves[0]?.at(-1)].map(isAtEdge)).toEqual([true, true]);
  }
});

test('under masks, with ties and hidden nodes in between', () => {
  const network = networkOf([
    { name: 'A' },
    { name: 'H', levels: 3, parents: ['A'], latent: true },
    { name: 'B', parents: ['H'] },
    { name: 'C', parents: ['H'], tied: 'B' },
  ]);
  const rows = [
    [1, 0, 1, 0],
    [2, 0, 1, 0],
    [2, 0, 2, 0],
    [0, 0, 1, 2],
    [0, 0, 2, 2],
  ];
  const masks = masksFrom(network, rows);
  const curves = traced(network, interiorOf(network), { rows, weights: [3, 4, 5, 6, 7] }, { points: 40 }, masks);
  expect(curves.length).toBeGreaterThan(0);
  for (const curve of curves) expect(curve.length).toBeGreaterThan(5);
});

test('more rows than are listed: a sample holds the curve', () => {
  const network = networkOf([
    { name: 'H', latent: true },
    { name: 'V', levels: 2, parents: ['H'], latent: true },
    ...Array.from({ length: 12 }, (_, j) => ({ name: `W${j}`, parents: ['H'] })),
    { name: 'X', parents: ['V'] },
  ]);
  const point = interiorOf(network);
  const data: Counted = {
    rows: [
      [0, 0, ...Array.from({ length: 12 }, (_, j) => 1 + (j % 2)), 1],
      [0, 0, ...Array.from({ length: 12 }, () => 1), 2],
    ],
    weights: [1, 2],
  };
  for (const curve of traced(network, point, data, { points: 4, step: 0.05 })) expect(curve.length).toBeGreaterThan(2);
});

test('a direction that is not flat leads nowhere', () => {
  const network = star(2, [2]);
  const point = Float64Array.from([0.4, 0.6, 0.8, 0.2, 0.3, 0.7]);
  const across = [-0.5, 0.5, -0.4, 0.4, -0.6, 0.6];
  expect(finishNow(traceFlat(network, observedMask(network), point, across))).toEqual([point]);
});
