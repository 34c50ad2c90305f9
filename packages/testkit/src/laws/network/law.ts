import { assert, asyncProperty } from 'fast-check';
import type { FitDocument, NetworkDocument } from 'latent';
import type { FrontEnd } from '../../frontends/front.ts';
import type { NetworkFrontEnd } from '../../frontends/network/front.ts';
import { arbitraryInstance, type NetworkInstance } from '../../network/build.ts';
import type { NetworkName } from '../../network/models.ts';
import { add, type Nested } from '../../oracle/nested.ts';
import { readNetwork, readRows, readTables } from '../../oracle/network/document.ts';
import type { NetworkProblem, Tables } from '../../oracle/network/network.ts';
import type { EngineName } from '../../problem.ts';
import { expectAllClose, SEED } from '../law.ts';

/** What one cell of the table runs on. */
export interface NetworkRunner {
  readonly front: NetworkFrontEnd;
  /** The same way to mixtures. */
  readonly mixtures: FrontEnd;
  readonly engine: EngineName;
  readonly model: NetworkName;
  /** The fit of a network's standard problem (`same-bits.ts`) by the library in Node. */
  readonly inNode: (model: NetworkName, engine: EngineName) => Promise<FitDocument<NetworkDocument>>;
}

/** Something that holds for every network it speaks of, on every engine, through every front end. */
export interface NetworkLaw {
  readonly says: string;
  check(runner: NetworkRunner): Promise<void>;
}

/** Tries a law on random instances of the runner's network; in a process or a browser it does not shrink what failed. */
export async function forAll(
  { front, model }: NetworkRunner,
  check: (instance: NetworkInstance) => Promise<void>,
  runs = front.runs,
): Promise<void> {
  const property = asyncProperty(arbitraryInstance(model), check);
  await assert(property, { seed: SEED, numRuns: runs, endOnFailure: front.name !== 'node' });
}

/** An instance as the oracle sees it. */
export function problemOf({ document, start, ...data }: NetworkInstance): NetworkProblem {
  const network = readNetwork(document);
  return { network, start: tablesOf(start), data: readRows(network, data) };
}

/** The expected counts of a fit, in the shapes of the tables. */
export const countsOf = ({ model: { nodes }, expectedCounts }: FitDocument<NetworkDocument>): number[][] =>
  readTables({ nodes, parameters: (expectedCounts ?? {}) as Readonly<Record<string, Nested>> });

/** The tables of a document. */
export const tablesOf = ({ nodes, parameters }: NetworkDocument): number[][] =>
  readTables({ nodes, parameters: (parameters ?? {}) as Readonly<Record<string, Nested>> });

/** All tables of two documents of one shape. */
export function expectTables(actual: NetworkDocument, expected: NetworkDocument, tolerance: number): void {
  expectAllClose(tablesOf(actual).flat(), tablesOf(expected).flat(), tolerance, 'tables');
}

/** 1e-12 and what rounding adds to a logarithm of a product: 4ε·max Σ|log θ|. */
export function roundingOf({ network }: Pick<NetworkProblem, 'network'>, tables: Tables): number {
  const largest = tables.map((table) => Math.max(0, ...table.filter((p) => p > 0).map((p) => -Math.log(p))));
  return 1e-12 + 4 * Number.EPSILON * add(network.nodes.map(({ table }) => largest[table] as number));
}
