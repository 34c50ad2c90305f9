import {
  createTextTable,
  fitNetworkTable,
  fitTable,
  type MixtureDocument,
  type NestedNumbers,
  type NetworkDocument,
  type Table,
} from 'latent';
import { flat } from '../verify/numbers.ts';
import type { SmallNetwork } from './enumerate.ts';
import { type Problem, smallProblems } from './problems.ts';

export interface SelfTest {
  readonly checks: number;
  readonly passed: number;
  /** Relative to the number where that is larger than 1. */
  readonly largestError: number;
  /** What computed: wasm-simd, wasm or reference. */
  readonly engine: string;
}

/** Largest error that rounding explains. */
const ROUNDING = 1e-12;

/** One EM iteration of small models, by the engine and by exact enumeration: the log-likelihood, and the parameters after it. */
export async function selfTest(
  engine: 'auto' | 'wasm' | 'reference',
  signal: AbortSignal,
  problems: readonly Problem[] = smallProblems(),
): Promise<SelfTest> {
  const errors: number[] = [];
  let engineName = '';
  for (const problem of problems) {
    const { trace, parameters, name } = await oneIteration(problem, engine, signal);
    const tables = problem.expected.tables.flat(2);
    errors.push(largest([problem.expected.logLikelihood], trace.slice(0, 1)), largest(tables, parameters));
    engineName = name;
  }
  return {
    checks: errors.length,
    passed: errors.filter((error) => error <= ROUNDING).length,
    largestError: errors.reduce((a, b) => (b > a || Number.isNaN(b) ? b : a), 0),
    engine: engineName,
  };
}

interface Computed {
  readonly trace: readonly number[];
  /** Tables node by node. */
  readonly parameters: readonly number[];
  readonly name: string;
}

async function oneIteration(
  { kind, network, rows }: Problem,
  engine: 'auto' | 'wasm' | 'reference',
  signal: AbortSignal,
): Promise<Computed> {
  const options = { maxIterations: 1, tolerance: 0, acceleration: 'none', starts: 1, engine } as const;
  const watch = { signal, report: () => undefined };
  const names = network.sizes.map((_, node) => `n${node}`);
  const table = tableOf(names, rows);
  const tables = Object.fromEntries(names.map((name, node) => [name, nested(network, node)]));
  const document = kind === 'mixture' ? mixtureOf(names, network, tables) : networkOf(names, network, tables);
  const { applied, info } =
    document.kind === 'mixture'
      ? await fitTable(document, table, { ...options, start: document }, watch)
      : await fitNetworkTable(document, table, { ...options, start: document }, watch);
  const { parameters = {} } = applied.document;
  return {
    trace: info.trace,
    parameters: names.flatMap((name) => flat(parameters[name] ?? [])),
    name: info.producer.engine,
  };
}

function tableOf(names: readonly string[], rows: Problem['rows']): Table {
  const observed = names.slice(1);
  const builder = createTextTable(observed, { columns: new Map(observed.map((name) => [name, 'labels'])) });
  for (const row of rows) builder.add(row.slice(1).map((cell) => (cell === null ? '' : String(cell))));
  return builder.finish();
}

type Tables = Readonly<Record<string, NestedNumbers>>;

const levelsOf = (size: number): string[] => Array.from({ length: size }, (_, level) => String(level));

function mixtureOf(
  [latent = '', ...items]: readonly string[],
  { sizes }: SmallNetwork,
  parameters: Tables,
): MixtureDocument {
  return {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: latent, levels: levelsOf(sizes[0] ?? 0) },
    features: items.map((name, j) => ({ name, family: 'categorical', levels: levelsOf(sizes[j + 1] ?? 0) })),
    parameters,
  };
}

function networkOf(names: readonly string[], { sizes, parents }: SmallNetwork, parameters: Tables): NetworkDocument {
  return {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: names.map((name, node) => ({
      name,
      levels: levelsOf(sizes[node] ?? 0),
      parents: (parents[node] ?? []).map((parent) => names[parent] as string),
      latent: node === 0,
    })),
    parameters,
  };
}

/** A table as documents have it: nested by parent. */
function nested({ sizes, parents, tables }: SmallNetwork, node: number): NestedNumbers {
  const own = tables[node] ?? [];
  return [...(parents[node] ?? [])].reverse().reduce<NestedNumbers[]>(
    (rows, parent) => {
      const size = sizes[parent] as number;
      return Array.from({ length: rows.length / size }, (_, i) => rows.slice(i * size, (i + 1) * size));
    },
    [...own],
  )[0] as NestedNumbers;
}

function largest(expected: readonly number[], computed: readonly number[]): number {
  if (expected.length !== computed.length) return Number.NaN;
  return expected.reduce((most, value, i) => {
    const error = Math.abs(value - (computed[i] as number)) / Math.max(1, Math.abs(value));
    return error > most || Number.isNaN(error) ? error : most;
  }, 0);
}
