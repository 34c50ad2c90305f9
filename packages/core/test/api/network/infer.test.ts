import { describe, expect, it } from 'vitest';
import {
  checkNetworkDocument,
  createTextTable,
  type InferNetworkOptions,
  inferNetwork,
  LatentError,
  networkDataFacts,
  networkSize,
  parseGraph,
} from '../../../src/index.ts';

function tableOf(columns: Readonly<Record<string, readonly string[]>>) {
  const names = Object.keys(columns);
  const builder = createTextTable(names, { columns: new Map(names.map((name) => [name, 'either'])), file: 'a.csv' });
  const rows = columns[names[0] as string]?.length as number;
  for (let i = 0; i < rows; i++)
    builder.add(
      names.map((name) => columns[name]?.[i] as string),
      i + 2,
    );
  return builder.finish();
}

const infer = (graph: string, columns: Readonly<Record<string, readonly string[]>>, options?: InferNetworkOptions) =>
  inferNetwork(tableOf(columns), parseGraph(graph), options);

function refusal(...args: Parameters<typeof infer>): LatentError {
  try {
    infer(...args);
  } catch (error) {
    if (error instanceof LatentError) return error;
    throw error;
  }
  throw new Error('accepted');
}

const WORDS = ['good', 'bad', 'good', '', 'bad', 'good'];

describe('a document from a graph and data', () => {
  it('takes levels from the data where the graph gives none, sorted as mixtures sort them', () => {
    const { document, columns, warnings } = infer('T*{x,y} -> W; T -> n', {
      W: WORDS,
      n: ['10', '9', '10', '2', '9', '2'],
    });
    expect(document).toEqual({
      format: 'latent-model',
      version: 1,
      kind: 'network',
      nodes: [
        { name: 'T', levels: ['x', 'y'], latent: true },
        { name: 'W', levels: ['bad', 'good'], parents: ['T'] },
        { name: 'n', levels: ['2', '9', '10'], parents: ['T'] },
      ],
    });
    expect(columns.map(({ name, reason }) => [name, reason])).toEqual([
      ['T', 'given in the graph'],
      ['W', 'text'],
      ['n', 'integers with at most 20 values'],
    ]);
    expect(warnings).toEqual([]);
    expect(checkNetworkDocument(document)).toBe(document);
  });

  it('keeps the order of given levels, and those that no row has', () => {
    expect(infer('W{good,bad,none}', { W: WORDS }).document.nodes[0]?.levels).toEqual(['good', 'bad', 'none']);
  });

  it('takes a hidden node that has a column from it, and others from a start', () => {
    const partly = ['a', '', '', 'c', '', 'b'];
    expect(infer('T* -> W', { T: partly, W: WORDS }).document.nodes[0]).toEqual({
      name: 'T',
      levels: ['a', 'b', 'c'],
      latent: true,
    });
    const { document, columns } = infer(
      'T -> W',
      { W: WORDS },
      { latent: ['T'], levels: new Map([['T', ['1', '2']]]) },
    );
    expect(document.nodes[0]).toEqual({ name: 'T', levels: ['1', '2'], latent: true });
    expect(columns[0]?.reason).toBe('as in the start');
  });

  it('writes the prior into the document', () => {
    expect(infer('W', { W: WORDS }, { prior: { equivalentSampleSize: 4 } }).document.prior).toEqual({
      equivalentSampleSize: 4,
    });
  });

  it('says where a column has one value', () => {
    const { warnings } = infer('W', { W: ['a', 'a', 'a'] });
    expect(warnings).toMatchObject([{ code: 'CONSTANT_COLUMN', level: 'warning' }]);
    expect(warnings[0]?.fix).toContain('graph');
  });

  it('with weights takes a table of patterns, whose cells may all differ', () => {
    expect(infer('W', { W: ['a', 'b', 'c'] }, { weighted: true }).document.nodes[0]?.levels).toEqual(['a', 'b', 'c']);
  });
});

describe('is refused, with a remedy in the words of graphs', () => {
  it.each([
    ['COLUMN_ABSENT', 'T -> W', { W: WORDS }, 'T*'],
    ['BAD_LEVELS', 'T* -> W', { W: WORDS }, 'T*{no,yes}'],
    ['BAD_LEVELS', 'T* -> W', { T: ['', ''], W: ['a', 'b'] }, 'T*{no,yes}'],
    ['UNSEEN_LEVEL', 'W{good}', { W: WORDS }, 'Levels are: good'],
    ['NOT_A_LABEL', 'x', { x: ['1.5', '2.5', '1.5'] }, 'x{…}'],
    ['NOT_A_LABEL', 'x', { x: Array.from({ length: 60 }, (_, i) => String(i % 30)) }, 'x{…}'],
    ['ALL_DISTINCT', 'x', { x: ['a', 'b', 'c'] }, 'x{…}'],
    ['MIXED_COLUMN', 'x', { x: ['1', 'a', '1'] }, 'x{…}'],
    ['NEGATIVE_CODE', 'x', { x: ['1', '-1', '1'] }, 'x{…}'],
    ['DECIMAL_COMMA', 'x', { x: ['1,5', '2,5', '1,5'] }, 'x{…}'],
    ['NOT_FINITE', 'x', { x: ['1', '1e999', '1'] }, '--missing'],
    ['COLUMN_ALL_MISSING', 'x', { x: ['', ''] }, 'x*'],
  ])('%s: %s', (code, graph, columns, fix) => {
    const error = refusal(graph, columns);
    expect(error.code).toBe(code);
    expect(error.fix).toContain(fix);
    expect(error.fix).not.toContain('--columns');
    expect(error.where.file).toBe('a.csv');
  });

  it('a hidden node that the graph does not have, with the nearest', () => {
    const error = refusal('Thoughts{a,b} -> W', { W: WORDS }, { latent: ['Thougths'] });
    expect(error).toMatchObject({ code: 'UNKNOWN_NODE', where: { node: 'Thougths' } });
    expect(error.fix).toContain('Did you mean "Thoughts"?');
  });

  it('71. levels of the data that are not among the given ones, all of them', () => {
    const error = refusal('W{a}', { W: ['a', 'b', 'a', 'c', 'd'] });
    expect(error.message).toBe('"b" is not a level of "W" in the model; nor are "c", "d"');
    expect(error.where).toMatchObject({ line: 3, row: 2, column: 'W', level: 'b' });
  });
});

it('networkDataFacts counts rows, patterns and missing cells of the columns that there are', () => {
  const table = tableOf({ W: WORDS });
  const { document } = inferNetwork(table, parseGraph('T*{x,y} -> W'));
  expect(networkDataFacts(document, table)).toEqual({
    rows: 6,
    weight: 6,
    patterns: 3,
    missingCells: 1,
    columns: ['W'],
    sha256: null,
  });
});

it('networkSize: arrows, free parameters, cliques, the largest first', () => {
  const { document } = infer('A{0,1}, B{0,1,2} -> C{0,1}; C -> D{0,1}', {
    A: ['0', '1'],
    B: ['0', '1'],
    C: ['0', '1'],
    D: ['0', '1'],
  });
  expect(networkSize(document)).toEqual({
    arrows: 3,
    freeParameters: 1 + 2 + 6 + 2,
    cliques: [
      { nodes: ['A', 'B', 'C'], states: 12 },
      { nodes: ['C', 'D'], states: 4 },
    ],
    states: 16,
  });
});
