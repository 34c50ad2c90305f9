import { expect, test } from 'vitest';
import { type LatentError, type NetworkDocument, networkSize } from '../../../src/index.ts';

const binary = (name: string, ...parents: string[]) => ({ name, levels: ['0', '1'], parents });

/** A child of so many roots. */
function fan(parents: number): NetworkDocument {
  const names = Array.from({ length: parents }, (_, i) => `A${i}`);
  return documentOf([...names.map((name) => binary(name)), binary('C', ...names)]);
}

const documentOf = (nodes: NetworkDocument['nodes']): NetworkDocument => ({
  format: 'latent-model',
  version: 1,
  kind: 'network',
  nodes,
});

function refusal(document: NetworkDocument): LatentError {
  try {
    networkSize(document);
  } catch (error) {
    return error as LatentError;
  }
  throw new Error('nothing was refused');
}

test('a family of hundreds of nodes is refused at once, not after its triangulation', () => {
  const { code, message, where } = refusal(fan(600));
  expect(code).toBe('CLIQUE_TOO_LARGE');
  expect(message).toContain(`at least ${2 ** 604} bytes`);
  expect(where).toMatchObject({ states: 2 ** 601, bytes: 2 ** 604 });
});

test('triangulation ends at the first clique that no machine holds', () => {
  // Every node has the three parents that a small generator says: of 1,000 such nodes min-fill joins 319 in one clique.
  let state = 1;
  const below = (n: number): number => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * n);
  };
  const nodes = Array.from({ length: 1000 }, (_, i) => {
    const parents = new Set<string>();
    while (parents.size < Math.min(3, i)) parents.add(`x${below(i)}`);
    return binary(`x${i}`, ...parents);
  });
  const { code, message, where } = refusal(documentOf(nodes));
  expect(code).toBe('CLIQUE_TOO_LARGE');
  expect(message).toMatch(/at least .* one of its cliques has \d+ nodes/);
  expect(where.states).toBeGreaterThan(2 ** 40);
});

test('tables that no document can hold are refused, though their clique would fit', () => {
  expect(networkSize(fan(20)).cliques[0]?.states).toBe(2 ** 21);
  const { code, message, where } = refusal(fan(21));
  expect(code).toBe('TABLES_TOO_LARGE');
  expect(message).toContain('"C" has 2097152 rows');
  expect(where).toMatchObject({ column: 'C', rows: 2 ** 21 });
});
