import { expect, test } from 'vitest';
import { readQuery, writeQuery } from '../../src/ui/useViewState.ts';

const FIRST = { pi: 0.3, word: 1, q: [0.5, 0.5] as readonly number[], name: 'coins', open: false };

test('a query holds what differs, and gives it back', () => {
  expect(writeQuery(FIRST, FIRST)).toBe('');
  const other = { ...FIRST, pi: 0.41, q: [0.25, 1 / 3], open: true, name: 'a&b=c' };
  const query = writeQuery(other, FIRST);
  expect(query).toContain('q=0.25,0.33333333');
  expect(readQuery(query, FIRST)).toEqual({ ...other, q: [0.25, 0.33333333] });
});

test.each([
  'pi=',
  'pi=x',
  'pi=NaN',
  'pi=Infinity',
  'pi=1,2',
  'q=',
  'q=1,,2',
  'open=maybe',
  'other=1',
  '%',
  'pi=%E0%A4%A',
])('what makes no sense is as if it were not there: %s', (query) => {
  expect(readQuery(query, FIRST)).toEqual(FIRST);
});
