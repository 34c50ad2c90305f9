import { parseGraph } from 'latent';
import { expect, test } from 'vitest';
import { graphText, withArrow, withChange, withNode, withoutNode } from '../../src/workbench/model/graph.ts';

const parsed = (text: string) => [...parseGraph(text).nodes].sort((a, b) => (a.name < b.name ? -1 : 1));

test.each([
  'Thoughts*{bad,good} -> Word1, Word2, Word3',
  'A -> B -> C; A -> C; D*{1,2} -> A',
  'A, B -> C{x,"y, z",a b}; E',
  '"a name"*{"a ""quoted"" level",2} -> "x->y", "p-q", <script>'.replace('<script>', '"<script>"'),
])('a graph written and read again is the same: %s', (text) => {
  expect(parsed(graphText(parseGraph(text)))).toEqual(parsed(text));
});

test('arrows come and go, and one that would close a circle is refused', () => {
  const chain = parseGraph('A -> B -> C');
  expect(parsed(graphText(withArrow(chain, 'A', 'C')))).toEqual(parsed('A -> B -> C; A -> C'));
  expect(parsed(graphText(withArrow(chain, 'A', 'B')))).toEqual(parsed('B -> C; A'));
  expect(() => withArrow(chain, 'C', 'A')).toThrow(expect.objectContaining({ code: 'CYCLE' }));
});

test('nodes come, change and go with their arrows', () => {
  const graph = parseGraph('A -> B');
  const hidden = withNode(graph, { name: 'H', levels: ['1', '2'], latent: true, parents: [] });
  expect(graphText(withArrow(hidden, 'H', 'B'))).toBe('A, H*{1,2} -> B');
  expect(graphText(withoutNode(graph, 'A'))).toBe('B');
  expect(graphText(withChange(graph, 'A', { latent: true, levels: ['x', 'y z'] }))).toBe('A*{x,"y z"} -> B');
});
