import { expect, test } from 'vitest';
import { markOf } from '../src/marks.ts';
import { fitted, widthOf } from '../src/text.ts';

test('56 classes have 56 different marks', () => {
  const marks = Array.from({ length: 56 }, (_, k) => JSON.stringify(markOf(k)));
  expect(new Set(marks).size).toBe(56);
});

test('a text that fits stays whole, another ends in … within the width', () => {
  expect(fitted('short', 100)).toBe('short');
  const cut = fitted('日本語の長い名前です', 60);
  expect(cut).toMatch(/^日本.*…$/u);
  expect(widthOf(cut)).toBeLessThanOrEqual(60);
});
