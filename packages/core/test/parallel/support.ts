import { existsSync } from 'node:fs';
import { schemaOf } from '../../src/api/network/model.ts';
import { tableOf, withLabels } from '../../src/api/rows.ts';
import {
  categorical,
  checkNetworkDocument,
  fitNetworkTable,
  fitTable,
  gaussian,
  gaussianMixture,
  lca,
  type MixtureDocument,
  mixture,
  type NetworkDocument,
  type NodeDocument,
  type TableFitOptions,
} from '../../src/index.ts';
import { createPool, type Port, startWorker } from '../../src/parallel/index.ts';
import { createRandom, normal } from '../../src/random/index.ts';
import type { Table } from '../../src/table/index.ts';
import { createMixedRows, everyColumn } from '../api/mixedRows.ts';

const file = new URL('../../dist/worker.js', import.meta.url);
if (!existsSync(file)) throw new Error('dist/worker.js is not built: npx turbo run build');

/** A worker as it is published. */
export const startBuilt = (): Port => startWorker(file);

/** The built workers, and how often each of their calls was made. */
export function countingPool() {
  const calls = new Map<unknown, number>();
  const pool = createPool(() => {
    const port = startBuilt();
    return {
      ...port,
      post(message, transfer) {
        const { name } = message as { readonly name?: string };
        calls.set(name, (calls.get(name) ?? 0) + 1);
        port.post(message, transfer);
      },
    };
  });
  return { calls, pool };
}

/** All that a fit says: figures and document, and every step in the order in which it was told. */
export interface Said {
  readonly document: unknown;
  readonly info: {
    readonly warnings: readonly { readonly code: string }[];
    readonly stopReason: string;
    readonly trace: readonly number[];
  };
  readonly steps: readonly string[];
}

/** A model and its data, to be fitted on any number of threads. */
export type Problem = (options: Omit<TableFitOptions, 'start'>, watch?: Watch) => Promise<Said>;

interface Watch {
  readonly signal?: AbortSignal;
  readonly onStep?: (steps: number) => void;
}

type Step = {
  readonly start: number;
  readonly starts: number;
  readonly iteration: number;
  readonly objective: number;
  readonly bound: number;
  readonly parameters: Float64Array;
};

function watching({ signal = new AbortController().signal, onStep }: Watch = {}) {
  const steps: string[] = [];
  const report = ({ start, starts, iteration, objective, bound, parameters }: Step, isBest: boolean): void => {
    steps.push([start, starts, iteration, objective, bound, isBest, ...parameters].join(' '));
    onStep?.(steps.length);
  };
  return { steps, watch: { signal, report } };
}

const ofMixture =
  (document: MixtureDocument, table: Table, more: TableFitOptions = {}): Problem =>
  async (options, own) => {
    const { steps, watch } = watching(own);
    const { applied, info } = await fitTable(document, table, { ...more, ...options }, watch);
    return { document: applied.document, info, steps };
  };

const ofNetwork =
  (document: NetworkDocument, table: Table): Problem =>
  async ({ startMethod: _, ...options }, own) => {
    const { steps, watch } = watching(own);
    const { applied, info } = await fitNetworkTable(document, table, options, watch);
    return { document: applied.document, info, steps };
  };

/** Columns of random labels, more alike within a row than between rows, with missing cells. */
function labels(rows: number, columns: number, levels: number, missing: number, seed: number) {
  const random = createRandom(seed);
  const groups = Float64Array.from({ length: rows }, () => random.uniform());
  const cell = (row: number): string | null => {
    if (random.uniform() < missing) return null;
    const own = random.uniform() < 0.5 ? (groups[row] as number) : random.uniform();
    return String(Math.floor(own * levels));
  };
  return Object.fromEntries(
    Array.from({ length: columns }, (_, j) => [`q${j}`, Array.from({ length: rows }, (_, row) => cell(row))]),
  );
}

const names = (levels: number): string[] => Array.from({ length: levels }, (_, level) => String(level));

/** Items of many levels, which no joint code merges: several chunks of some ten thousand patterns. */
export function manyLevels(rows: number): Problem {
  const [items, levels] = [20, 60];
  const columns = Object.fromEntries(Array.from({ length: items }, (_, j) => [`q${j}`, categorical(names(levels))]));
  const model = lca({ classes: 10, columns });
  const weights = Float64Array.from({ length: rows }, (_, row) => row % 3);
  return ofMixture(model.toJSON(), tableOf(model.schema, labels(rows, items, levels, 0.1, 1)), { weights });
}

function numbers(rows: number, missing: number) {
  const random = createRandom(2);
  const cells = { x: [] as (number | null)[], y: [] as (number | null)[], z: [] as (number | null)[] };
  for (let row = 0; row < rows; row++) {
    const far = random.uniform() < 0.4 ? 3 : 0;
    const x = far + normal(random);
    for (const [name, value] of Object.entries({ x, y: x / 2 + normal(random), z: normal(random) - far }))
      cells[name as 'x'].push(random.uniform() < missing ? null : value);
  }
  return cells;
}

function gaussians(rows: number, missing: number): Problem {
  const model = gaussianMixture({ components: 3, columns: { x: gaussian(), y: gaussian(), z: gaussian() } });
  return ofMixture(model.toJSON(), tableOf(model.schema, numbers(rows, missing)));
}

function everyKind(rows: number): Problem {
  const model = mixture({
    classes: 2,
    columns: everyColumn,
    blocks: { yz: { columns: ['y', 'z'], covariance: 'full' } },
  });
  return ofMixture(model.toJSON(), tableOf(model.schema, createMixedRows(rows)));
}

function someKnown(rows: number): Problem {
  const model = mixture({ classes: ['low', 'high'], columns: { q0: categorical(names(4)), x: gaussian() } });
  const table = tableOf(model.schema, { q0: labels(rows, 1, 4, 0.1, 3)['q0'] ?? [], x: numbers(rows, 0.1).x });
  // Known in the last rows only: most shares of the rows have none.
  const known = Array.from({ length: rows }, (_, row) => (row < rows - 50 ? null : row % 2 ? 'low' : 'high'));
  return ofMixture(model.toJSON(), withLabels(table, 'class', known));
}

const networkOf = (nodes: readonly NodeDocument[]): NetworkDocument =>
  checkNetworkDocument({ format: 'latent-model', version: 1, kind: 'network', nodes });

/** Two hidden nodes, one the parent of the other: a clique tree. */
function tree(rows: number): Problem {
  const seen: NodeDocument[] = [
    { name: 'q0', levels: names(5), parents: ['a'] },
    { name: 'q1', levels: names(5), parents: ['a', 'b'] },
    { name: 'q2', levels: names(5), parents: ['b'] },
    { name: 'q3', levels: names(5), parents: ['b', 'q2'] },
    { name: 'q4', levels: names(5), parents: ['a'] },
  ];
  const document = networkOf([
    { name: 'a', levels: names(2), latent: true },
    { name: 'b', levels: names(2), latent: true, parents: ['a'] },
    ...seen,
  ]);
  return ofNetwork(document, tableOf(schemaOf({ ...document, nodes: seen }), labels(rows, 5, 5, 0.2, 4)));
}

/** One root, known in the last rows only: the engine of a mixture; some rows are empty. */
function star(rows: number): Problem {
  const items = Array.from(
    { length: 14 },
    (_, j): NodeDocument => ({ name: `q${j}`, levels: names(60), parents: ['r'] }),
  );
  const document = networkOf([{ name: 'r', levels: names(10), latent: true }, ...items]);
  const cells = labels(rows, items.length, 60, 0.1, 5);
  for (const column of Object.values(cells)) column.fill(null, 7, 12);
  const root = Array.from({ length: rows }, (_, row) => (row < rows - 30 ? null : String(row % 10)));
  return ofNetwork(document, tableOf(schemaOf(document), { ...cells, r: root }));
}

/** Problems of a few thousand rows, for whole starts. */
export const small: readonly (readonly [string, Problem])[] = [
  ['categorical', manyLevels(400)],
  ['complete Gaussian columns', gaussians(1500, 0)],
  ['Gaussian columns with missing cells', gaussians(800, 0.2)],
  ['every kind of column', everyKind(400)],
  ['some classes known', someKnown(800)],
  ['a network on a clique tree', tree(600)],
  ['a network that is a star', star(300)],
];

/** Problems of several chunks, for shares of the rows. */
export const large: readonly (readonly [string, Problem])[] = [
  ['categorical', manyLevels(36_000)],
  ['complete Gaussian columns', gaussians(24_000, 0)],
  ['Gaussian columns with missing cells', gaussians(17_000, 0.2)],
  ['every kind of column', everyKind(9000)],
  ['some classes known', someKnown(18_000)],
  ['a network on a clique tree', tree(16_000)],
  ['a network that is a star', star(40_000)],
];
