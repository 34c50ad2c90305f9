import { expect, test } from 'vitest';
import { createWalk, stridesFor } from '../../../src/engine/tree/walk.ts';

/** All positions of one table that a walk visits. */
function visit(variables: number[], levels: number[], axes: number[], evidence: number[], row = 0): number[] {
  const walk = createWalk(variables, levels, [stridesFor(axes, levels, variables)]);
  const seen: number[] = [];
  walk.begin(Uint8Array.from(evidence), row);
  do seen.push(walk.at[0] as number);
  while (walk.next());
  return seen;
}

test('strides are those of a row-major table, 0 for variables that are no axis', () => {
  expect(stridesFor([2, 0], [2, 3, 4], [0, 1, 2])).toEqual([1, 0, 2]);
  expect(stridesFor([], [2, 3], [0, 1])).toEqual([0, 0]);
});

test('an odometer: the last variable is fastest', () => {
  expect(visit([0, 1], [2, 3], [0, 1], [0, 0])).toEqual([0, 1, 2, 3, 4, 5]);
  expect(visit([0, 1], [2, 3], [1, 0], [0, 0])).toEqual([0, 2, 4, 1, 3, 5]);
  expect(visit([0, 1], [2, 3], [1], [0, 0])).toEqual([0, 1, 2, 0, 1, 2]);
});

test('evidence stands still, and is read from its own row', () => {
  expect(visit([0, 1], [2, 3], [0, 1], [0, 2])).toEqual([1, 4]);
  expect(visit([0, 1], [2, 3], [0, 1], [2, 3])).toEqual([5]);
  expect(visit([0, 2], [2, 2, 2], [0, 2], [0, 0, 0, 2, 1, 0], 1)).toEqual([2, 3]);
});

test('a barren variable stands at its first state', () => {
  expect(visit([0, 1], [2, 3], [0, 1], [0, 4])).toEqual([0, 3]);
});

test('a walk begins anew as often as it is asked to, and knows its states', () => {
  const walk = createWalk([1, 2], [9, 2, 2], [stridesFor([1, 2], [9, 2, 2], [1, 2])]);
  for (const evidence of [
    [0, 0, 0],
    [0, 2, 0],
  ]) {
    walk.begin(Uint8Array.from(evidence), 0);
    const states: number[][] = [];
    do states.push(Array.from(walk.states));
    while (walk.next());
    expect(states).toEqual(
      evidence[1] === 0
        ? [
            [0, 0],
            [0, 1],
            [1, 0],
            [1, 1],
          ]
        : [
            [1, 0],
            [1, 1],
          ],
    );
  }
});
