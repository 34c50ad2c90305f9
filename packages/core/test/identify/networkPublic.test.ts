import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Masks, networkRankCost, observedMask } from '../../src/identify/index.ts';
import { network } from '../../src/index.ts';
import type { Network } from '../../src/models/index.ts';
import { nameNetworkDirections } from '../../src/report/index.ts';
import { at, inside, interiorOf, masksFrom, networkOf, star } from './networkSupport.ts';

const folder = new URL('../../../../../shared/references/', import.meta.url);

interface Reference {
  readonly nodes: readonly string[];
  readonly hidden_nodes: readonly string[];
  readonly states: Readonly<Record<string, readonly string[]>>;
  readonly parents: Readonly<Record<string, readonly string[]>>;
  readonly true_cpt: Readonly<Record<string, readonly unknown[]>>;
}

/** A published network with hidden nodes, its parameters, and the masks of rows with a fifth of the cells missing. */
function published(name: string): { network: Network; point: Float64Array; masks: Masks } {
  const reference: Reference = JSON.parse(readFileSync(new URL(`ref/bif_${name}.json`, folder), 'utf8'));
  const { nodes, states, parents, hidden_nodes, true_cpt } = reference;
  const network = networkOf(
    nodes.map((node) => ({
      name: node,
      levels: states[node] as readonly string[],
      parents: parents[node] as readonly string[],
      latent: hidden_nodes.includes(node),
    })),
  );
  const point = Float64Array.from(nodes.flatMap((node) => (true_cpt[node] as number[][]).flat(9) as number[]));
  const [header = '', ...lines] = readFileSync(new URL(`data/${name}_5000_missing.csv`, folder), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return nodes.map((node) => (columns.includes(node) && cells[columns.indexOf(node)] !== '' ? 1 : 0));
  });
  return { network, point, masks: masksFrom(network, rows) };
}

describe.skipIf(!existsSync(folder))('published networks (skipped without ../shared/references)', () => {
  test('cancer: all parameters', () => {
    const { network, point, masks } = published('cancer');
    expect(at(network, point, masks)).toMatchObject({ rank: 10, freeParameters: 10, identified: true });
  });

  // A hidden node with K levels and one observed child can be mixed by any K × K matrix whose rows sum to one: K(K − 1) directions.
  test('ASIA: hidden bronc has one child: two directions', () => {
    const { network, point, masks } = published('asia');
    const found = at(network, point, masks);
    expect(found).toMatchObject({ rank: 16, genericRank: 16, freeParameters: 18, observableCells: 63, labellings: 4 });
    expect(nameNetworkDirections(network, found, masks)).toEqual([
      'P(bronc | smoke) and P(dysp | bronc, either) can trade off: only P(dysp = no | smoke, either) is determined',
    ]);
  });

  test('ALARM: hidden CATECHOL has one child: two directions', () => {
    const { network, point, masks } = published('alarm');
    const found = at(network, point, masks);
    expect(found).toMatchObject({ rank: 507, genericRank: 507, freeParameters: 509, observableCells: null });
    expect(nameNetworkDirections(network, found, masks)).toEqual([
      'P(CATECHOL | ARTCO2, INSUFFANESTH, SAO2, TPR) and P(HR | CATECHOL) can trade off: only P(HR | INSUFFANESTH, TPR, SAO2, ARTCO2) is determined',
    ]);
  });

  test('Sachs: hidden Mek has one child that also depends on PKA: six directions for each of its levels', () => {
    const { network, point, masks } = published('sachs');
    const found = at(network, point, masks);
    expect(found).toMatchObject({ rank: 160, genericRank: 160, freeParameters: 178, observableCells: 3 ** 9 - 1 });
    expect(nameNetworkDirections(network, found, masks)).toEqual([
      'P(Erk | Mek, PKA) and P(Mek | PKA, PKC, Raf) can trade off: only P(Erk | PKA, PKC, Raf) is determined',
    ]);
  });
});

test('the work of a rank is that of its rows: all cells where they are few, 4p + 40 else', () => {
  const rows = ({ tree, freeParameters: width }: Network, count: number) =>
    count * (width * Math.min(count, width) + 60 * tree.states);
  const few = star(2, [2, 2, 2]);
  expect(networkRankCost(few).multiplications).toBe(rows(few, 8));
  const many = star(2, new Array<number>(30).fill(2));
  expect(networkRankCost(many).multiplications).toBe(rows(many, 4 * 61 + 40));
  expect(inside(many, observedMask(many), interiorOf(many))).toMatchObject({ identified: true });
});

// Rows of two observed nodes have 9 cells: 8 independent probabilities, whatever is hidden above them.
test('a hidden node of 3000 levels: the rank is that of the cells, and a few of the directions are listed', () => {
  const network = star(3000, [3, 3]);
  const { rank, freeParameters, directions, identified } = inside(network);
  expect({ rank, freeParameters, identified }).toEqual({ rank: 8, freeParameters: 14_999, identified: false });
  expect(directions.length).toBeGreaterThan(0);
  expect(directions.length * network.parameters.size).toBeLessThan(1e6);
}, 20_000);

test('a rank that would take hours is refused with its cost', () => {
  const levels = Array.from({ length: 1000 }, (_, i) => `${i}`);
  const net = network()
    .node('A', { levels: levels as [string, ...string[]] })
    .node('B', { levels: ['a', 'b', 'c', 'd', 'e', 'f'], parents: ['A'] })
    .build();
  // 6000 cells and 5999 parameters: 6000 · (5999² + 60 · 6000 states) multiplications, 2.4·10¹⁰ a minute.
  expect(() => net.identifiability()).toThrowError(
    expect.objectContaining({
      code: 'IDENTIFIABILITY_TOO_LARGE',
      where: { freeParameters: 5999, bytes: 8 * 6000 * 5999, limit: 2 ** 30, minutes: 10 },
    }),
  );
});
