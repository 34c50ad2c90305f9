import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatentError, type NetworkDocument, parseGraph, writeGraph } from '../../../src/index.ts';

function refusal(text: string): LatentError {
  try {
    parseGraph(text);
  } catch (error) {
    if (error instanceof LatentError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

const arrows = (text: string) =>
  parseGraph(text).nodes.flatMap(({ name, parents }) => parents.map((parent) => `${parent}>${name}`));

describe('a graph in one line', () => {
  it('of words and thoughts', () => {
    expect(parseGraph('Thoughts*{bad,good} -> Words{bad,good}').nodes).toEqual([
      { name: 'Thoughts', levels: ['bad', 'good'], latent: true, parents: [] },
      { name: 'Words', levels: ['bad', 'good'], latent: false, parents: ['Thoughts'] },
    ]);
  });

  it('has nodes in order of first mention, chains, and every left node over every right one', () => {
    expect(arrows('A -> B -> C')).toEqual(['A>B', 'B>C']);
    expect(arrows('A, B -> C, D')).toEqual(['A>C', 'B>C', 'A>D', 'B>D']);
    expect(arrows('A, B -> C, D -> E')).toEqual(['A>C', 'B>C', 'A>D', 'B>D', 'C>E', 'D>E']);
    expect(parseGraph('C -> A; B -> A').nodes.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  });

  it('counts an arrow once', () => {
    expect(arrows('A -> B; A -> B; A, A -> B')).toEqual(['A>B']);
  });

  it('may be lone nodes', () => {
    expect(parseGraph('A').nodes).toEqual([{ name: 'A', levels: undefined, latent: false, parents: [] }]);
    expect(parseGraph('A{0,1}, B; C').nodes.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  });

  it('ends statements with ; or a newline, not behind an arrow or a comma', () => {
    expect(arrows('A -> B;;\r\n\nC ->\n D,\n E; ')).toEqual(['A>B', 'C>D', 'C>E']);
  });

  it('takes *, levels and blanks anywhere behind a name, levels in any mention', () => {
    const [a, b] = parseGraph(' A { 0 , 1 } *->B*\nB { very bad,"a,b","c ""d""" }').nodes;
    expect(a).toMatchObject({ name: 'A', levels: ['0', '1'], latent: true });
    expect(b).toMatchObject({ name: 'B', levels: ['very bad', 'a,b', 'c "d"'], latent: true, parents: ['A'] });
    expect(parseGraph('A{0,1} -> B; A{0,1} -> C').nodes[0]?.levels).toEqual(['0', '1']);
  });

  it('takes names with - and . as they are, others in quotes, and → for ->', () => {
    expect(arrows('a-b.c->d-→ "x -> ""y"""')).toEqual(['a-b.c>d-', 'd->x -> "y"']);
    expect(arrows('__proto__ -> constructor')).toEqual(['__proto__>constructor']);
  });
});

describe('what is no graph', () => {
  it.each([
    ['', 'an end', 1],
    [' ; \n', 'an end', 1],
    ['A ->', 'an end', 5],
    ['-> A', '"->"', 1],
    ['A, -> B', '"->"', 4],
    ['A B', '"B"', 3],
    ['A - B', '"-"', 3],
    ['A <- B', '"<-"', 3],
    ['A{', 'an end', 3],
    ['A{}', '"}"', 3],
    ['A{0,}', '"}"', 5],
    ['A{0;1}', '";1"', 4],
    ['A}', '"}"', 2],
    ['"A -> B', 'a quote that is never closed', 1],
    ['A -> ""', 'an empty name', 6],
    ['A(x) -> B | C', '"|"', 11],
  ])('%j: %s at position %i', (text, what, position) => {
    const { code, message, where } = refusal(text);
    expect(code).toBe('GRAPH_SYNTAX');
    expect(message).toContain(what);
    expect(message).toMatch(new RegExp(`position ${position}\\b`));
    expect(where['position']).toBe(position);
  });

  it('is shown in its own line of several', () => {
    const { message, where } = refusal('A -> B\nC -> -> D');
    expect(message).toContain('position 6 of line 2');
    expect(where).toMatchObject({ graph: 'C -> -> D', position: 6 });
  });

  it('says how arrows point', () => expect(refusal('A <- B').fix).toContain('B -> A'));

  it('a level twice, levels that contradict', () => {
    expect(refusal('A{0,0}')).toMatchObject({ code: 'BAD_LEVELS', where: { column: 'A', level: '0' } });
    expect(refusal('A{0,1} -> B; A{1,0}').message).toContain('0, 1 and then 1, 0');
  });

  it('67. a cycle is printed', () => {
    expect(refusal('A -> B -> C; C -> A').message).toMatch(/A -> B -> C -> A|B -> C -> A -> B|C -> A -> B -> C/);
    expect(refusal('A -> A')).toMatchObject({ code: 'CYCLE', message: 'the graph has a cycle: A -> A' });
  });
});

describe('writeGraph', () => {
  it('says nodes of the same parents in one statement', () => {
    const { nodes } = parseGraph('T* -> A, B; T -> C; A, B -> D; E; "x y" -> F');
    expect(writeGraph({ nodes: nodes as NetworkDocument['nodes'] })).toEqual([
      'T* -> A, B, C',
      'A, B -> D',
      '"x y" -> F',
      'E',
    ]);
  });

  it('is read back as the same arrows and marks, whatever the names are', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 7 });
    const graphs = names.chain((own) =>
      fc.tuple(
        fc.constant(own),
        fc.array(fc.boolean(), { minLength: own.length, maxLength: own.length }),
        fc.array(fc.nat(), { minLength: own.length, maxLength: own.length }),
      ),
    );
    fc.assert(
      fc.property(graphs, ([own, hidden, masks]) => {
        const nodes = own.map((name, i) => ({
          name,
          levels: ['0', '1'],
          latent: hidden[i] === true,
          parents: own.filter((_, j) => j < i && ((masks[i] as number) >> j) % 2 === 1),
        }));
        const sorted = (all: readonly { name: string; latent?: boolean; parents?: readonly string[] }[]) =>
          all
            .map(({ name, latent, parents }) => ({ name, latent, parents }))
            .sort((a, b) => (a.name < b.name ? -1 : 1));
        expect(sorted(parseGraph(writeGraph({ nodes }).join('\n')).nodes)).toEqual(sorted(nodes));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
