import { expect, test } from 'vitest';
import { mathTree } from '../../scripts/mathTree.ts';

test('elements, attributes and text of MathML', () => {
  expect(mathTree('<math><mrow class="a b"><mi>q</mi><mo>&lt;</mo><mspace width="1em"/></mrow></math>')).toEqual([
    'math',
    {},
    ['mrow', { class: 'a b' }, ['mi', {}, 'q'], ['mo', {}, '<'], ['mspace', { width: '1em' }]],
  ]);
});

test('what is not one formula is refused', () => {
  expect(() => mathTree('<math></math><math></math>')).toThrow('not one formula');
  expect(() => mathTree('text')).toThrow('not one formula');
});
