import { expect, test } from 'vitest';
import { nearest } from '../../src/document/nearest.ts';

test.each([
  ['partey', ['voted', 'party', 'parts'], 'party'],
  ['VOTED', ['voted'], 'voted'],
  ['q1', ['q2', 'trust'], 'q2'],
  ['zebra', ['party', 'trust'], undefined],
  ['a', [], undefined],
])('nearest to %s among %j is %s', (word, names, expected) => {
  expect(nearest(word, names)).toBe(expected);
});
