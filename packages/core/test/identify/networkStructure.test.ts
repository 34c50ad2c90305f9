import { expect, test } from 'vitest';
import { observedMask, structureOf } from '../../src/identify/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { below, masksFrom, networkOf, star } from './networkSupport.ts';

test('independent cells: every interaction that some mask shows, once', () => {
  const random = createRandom(31);
  for (let trial = 0; trial < 200; trial++) {
    const levels = Array.from({ length: 1 + below(random, 6) }, () => 1 + below(random, 4));
    const network = networkOf(levels.map((width, i) => ({ name: `X${i}`, levels: width })));
    const masks = Array.from({ length: 1 + below(random, 5) }, () => levels.map(() => below(random, 2)));
    let cells = 0;
    for (let set = 1; set < 2 ** levels.length; set++) {
      const members = [...levels.keys()].filter((i) => (set >> i) & 1);
      if (masks.some((mask) => members.every((i) => mask[i] === 1)))
        cells += members.reduce((product, i) => product * ((levels[i] as number) - 1), 1);
    }
    expect(finishNow(structureOf(network, masksFrom(network, masks))).observableCells).toBe(cells);
  }
});

test('counts before the fit', () => {
  const words = (count: number) => {
    const network = star(2, new Array<number>(count).fill(2));
    return finishNow(structureOf(network, observedMask(network)));
  };
  expect(words(1)).toEqual({ freeParameters: 3, observableCells: 1, degreesOfFreedom: -2, labellings: 2 });
  expect(words(3)).toEqual({ freeParameters: 7, observableCells: 7, degreesOfFreedom: 0, labellings: 2 });
  expect(words(19)).toMatchObject({ observableCells: 2 ** 19 - 1 });
  expect(words(20)).toMatchObject({ observableCells: null, degreesOfFreedom: null });
});

test('masks that overlap in too many ways are not counted', () => {
  const random = createRandom(32);
  const network = networkOf(Array.from({ length: 30 }, (_, i) => ({ name: `X${i}` })));
  const masks = Array.from({ length: 600 }, () => network.nodes.map(() => (random.uniform() < 0.5 ? 1 : 0)));
  expect(finishNow(structureOf(network, masksFrom(network, masks))).observableCells).toBeNull();
});
