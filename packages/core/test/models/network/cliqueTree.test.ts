import { array, assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CliqueTree, compileTree, statesOf } from '../../../src/models/network/cliqueTree.ts';
import { networkOf } from '../../identify/networkSupport.ts';

/** Graphs of up to twelve nodes; node i takes its parents from those before it. */
const graphs = record({
  levels: array(integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
  draws: array(nat(), { minLength: 48, maxLength: 48 }),
}).map(({ levels, draws }) => ({
  levels,
  parents: levels.map((_, node) => [
    ...new Set(node === 0 ? [] : draws.slice(4 * node, 4 * node + ((draws[node] as number) % 4)).map((d) => d % node)),
  ]),
}));

describe('the clique tree of any graph', () => {
  const every = (check: (tree: CliqueTree, levels: number[], parents: number[][]) => void): void =>
    assert(
      property(graphs, ({ levels, parents }) => check(compileTree(levels, parents), levels, parents)),
      { seed: 7, numRuns: 500 },
    );

  test('holds every family in exactly one clique, and each clique only its own variables, ascending', () => {
    every(({ cliques }, _, parents) => {
      expect(cliques.flatMap(({ families }) => families).sort((a, b) => a - b)).toEqual([...parents.keys()]);
      for (const { variables, families } of cliques) {
        expect(variables).toEqual([...new Set(variables)].sort((a, b) => a - b));
        for (const node of families)
          for (const member of [node, ...(parents[node] as number[])]) expect(variables).toContain(member);
      }
    });
  });

  test('runs through: the cliques of every variable hang together, and a separator is what a clique shares with its parent', () => {
    every(({ cliques }, levels) => {
      cliques.forEach(({ variables, parent, separator }, c) => {
        if (parent >= 0) expect(parent).toBeGreaterThan(c);
        const above = parent < 0 ? [] : (cliques[parent]?.variables ?? []);
        expect(separator).toEqual(variables.filter((variable) => above.includes(variable)));
      });
      levels.forEach((_, variable) => {
        // In a forest a part is connected where just one of its members has no parent in it.
        const tops = cliques.filter(
          ({ variables, separator }) => variables.includes(variable) && !separator.includes(variable),
        );
        expect(tops).toHaveLength(1);
      });
    });
  });

  test('has maximal cliques only, and counts their states', () => {
    every(({ cliques, states }, levels) => {
      const sets = cliques.map(({ variables }) => variables);
      sets.forEach((own, c) => {
        const larger = sets.some((other, o) => o !== c && own.every((variable) => other.includes(variable)));
        expect(larger, `${own} in ${JSON.stringify(sets)}`).toBe(false);
      });
      const products = sets.map((own) => own.reduce((product, variable) => product * (levels[variable] as number), 1));
      expect(sets.map((own) => statesOf(own, levels))).toEqual(products);
      expect(states).toBe(products.reduce((sum, value) => sum + value, 0));
    });
  });
});

const cliquesOf = (tree: CliqueTree): number[][] =>
  tree.cliques.map(({ variables }) => [...variables]).sort((a, b) => (a[0] as number) - (b[0] as number));

test('a chain has its edges, a star its arms, nodes without edges one clique each', () => {
  expect(cliquesOf(compileTree([2, 3, 2, 2], [[], [0], [1], [2]]))).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  expect(cliquesOf(compileTree([5, 2, 2, 2], [[], [0], [0], [0]])).sort()).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
  ]);
  const apart = compileTree([2, 3, 4], [[], [], []]);
  expect(cliquesOf(apart)).toEqual([[0], [1], [2]]);
  expect(apart.cliques.map(({ parent }) => parent)).toEqual([-1, -1, -1]);
  expect(apart.states).toBe(9);
});

test('parents are married; a diamond is married too and needs no chord', () => {
  expect(cliquesOf(compileTree([2, 2, 2], [[], [], [0, 1]]))).toEqual([[0, 1, 2]]);
  expect(cliquesOf(compileTree([2, 2, 2, 2], [[], [0], [0], [1, 2]]))).toEqual([
    [0, 1, 2],
    [1, 2, 3],
  ]);
});

test('a cycle without chords is triangulated with as few of them as there can be', () => {
  // A chain of five with a common ancestor at both ends: a cycle of six.
  const { cliques } = compileTree([2, 2, 2, 2, 2, 2], [[], [0], [1], [2], [0], [4, 3]]);
  expect(Math.max(...cliques.map(({ variables }) => variables.length))).toBe(3);
  expect(cliques).toHaveLength(4);
});

test('ASIA has six cliques of up to three nodes (Lauritzen & Spiegelhalter 1988)', () => {
  const nodes = [
    { name: 'asia' },
    { name: 'tub', parents: ['asia'] },
    { name: 'smoke' },
    { name: 'lung', parents: ['smoke'] },
    { name: 'bronc', parents: ['smoke'] },
    { name: 'either', parents: ['lung', 'tub'] },
    { name: 'xray', parents: ['either'] },
    { name: 'dysp', parents: ['bronc', 'either'] },
  ];
  const network = networkOf(nodes);
  const names = network.tree.cliques.map(({ variables }) => variables.map((node) => nodes[node]?.name).sort());
  expect(names.map((clique) => clique.length).sort()).toEqual([2, 2, 3, 3, 3, 3]);
  for (const clique of [
    ['asia', 'tub'],
    ['either', 'xray'],
    ['either', 'lung', 'tub'],
    ['bronc', 'dysp', 'either'],
  ])
    expect(names).toContainEqual(clique);
});

test('a thousand nodes in a chain are compiled at once', () => {
  const parents = Array.from({ length: 1000 }, (_, node) => (node === 0 ? [] : [node - 1]));
  const tree = compileTree(new Array<number>(1000).fill(2), parents);
  expect(tree.cliques).toHaveLength(999);
  expect(tree.states).toBe(999 * 4);
});
