import { expect, test } from 'vitest';
import { numberOf } from '../../src/ui/number.ts';

test.each([
  ['3', 3],
  [' 0.5 ', 0.5],
  ['.5', 0.5],
  ['1e-8', 1e-8],
  ['-2', -2],
])('%j is a number', (text, value) => {
  expect(numberOf(text)).toEqual({ value });
});

test('a decimal comma is refused with the remedy, as in data', () => {
  expect(numberOf('0,5').problem).toBe('Write it with a decimal point: 0.5.');
  expect(numberOf('1,000').problem).toContain('decimal point');
  expect(numberOf('1,000.5').problem).toBe('This is no number.');
});

test.each(['', 'x', '1 2', '0x10', 'Infinity', '1e999', 'NaN'])('%j is none', (text) => {
  expect(numberOf(text).problem).toBeTypeOf('string');
});

test('bounds, whole numbers, and nothing where nothing need be typed', () => {
  expect(numberOf('2.5', { isWhole: true }).problem).toBe('Type a whole number.');
  expect(numberOf('0', { min: 1 }).problem).toBe('At least 1.');
  expect(numberOf('7', { max: 6 }).problem).toBe('At most 6.');
  expect(numberOf('', { isOptional: true })).toEqual({ value: undefined });
});
