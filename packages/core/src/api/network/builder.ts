import type { NestedNumbers, NetworkDocument, NetworkPrior, NodeDocument } from '../../document/index.ts';
import { checkNetworkDocument } from '../../document/index.ts';
import { LatentError } from '../../error/index.ts';
import type { Levels } from './columns.ts';
import { createNetworkModel, type NetworkModel } from './model.ts';

/** What a node is made of. */
export interface NodeOptions<Level extends readonly string[], Parent extends string, Other extends string> {
  /** Its levels, as the data name them. */
  readonly levels: Level;
  /** Nodes that it directly depends on; they were added before. */
  readonly parents?: readonly Parent[];
  /** A node with the same levels whose conditional table it shares. */
  readonly tied?: Other;
  /** Its conditional table, nested by parent, the last index its own level: fixed, or where a fit starts if all nodes have one. */
  readonly table?: NestedNumbers;
  /** The M-step leaves the table alone. */
  readonly fixed?: boolean;
  /** What levels mean, for people. */
  readonly labels?: Readonly<Record<Level[number], string>>;
}

/** Collects the nodes of a network; every call returns a new builder. */
export interface NetworkBuilder<N extends Levels, Hidden extends string> {
  /**
   * Adds a node. With `latent: true` data may lack it altogether.
   *
   * @throws LatentError (at `build`) where a name, a level or a table does not fit
   * @example
   * network().node('Thoughts', { levels: ['bad', 'good'], latent: true }).node('Words', { levels: ['bad', 'good'], parents: ['Thoughts'] });
   */
  node<const Name extends string, const Level extends readonly [string, ...string[]]>(
    name: Name extends keyof N ? `duplicate node: ${Name}` : Name,
    options: NodeOptions<Level, keyof N & string, keyof N & string> & { readonly latent: true },
  ): NetworkBuilder<N & { readonly [K in Name]: Level[number] }, Hidden | Name>;
  node<const Name extends string, const Level extends readonly [string, ...string[]]>(
    name: Name extends keyof N ? `duplicate node: ${Name}` : Name,
    options: NodeOptions<Level, keyof N & string, keyof N & string> & { readonly latent?: false },
  ): NetworkBuilder<N & { readonly [K in Name]: Level[number] }, Hidden>;
  /**
   * The network of these nodes.
   *
   * @param options a Dirichlet prior on all tables: `{ prior: { pseudoCount: 1 } }` or `{ prior: { equivalentSampleSize: 10 } }`
   * @throws LatentError SCHEMA, DUPLICATE_NAME, UNKNOWN_PARENT, BAD_TIE, BAD_SHAPE, BAD_PROBABILITIES, CLIQUE_TOO_LARGE,
   *   TABLES_TOO_LARGE
   */
  build(options?: { readonly prior?: NetworkPrior }): NetworkModel<N, Hidden>;
}

/**
 * A network of categorical nodes, built node by node, parents first: a directed acyclic graph by construction.
 *
 * @example
 * const net = network()
 *   .node('Thoughts', { levels: ['bad', 'good'], latent: true })
 *   .node('Words', { levels: ['bad', 'good'], parents: ['Thoughts'] })
 *   .build();
 * const fitted = await net.fit([{ Words: 'good' }, { Words: 'bad', Thoughts: 'bad' }]);
 */
export function network(): NetworkBuilder<Record<never, never>, never> {
  return builderOf([]) as NetworkBuilder<Record<never, never>, never>;
}

type AnyOptions = NodeOptions<readonly string[], string, string> & { readonly latent?: boolean };

interface AddedNode {
  readonly name: string;
  readonly options: AnyOptions;
}

function builderOf(added: readonly AddedNode[]): unknown {
  return {
    node(name: string, options: AnyOptions) {
      assertObject(options, `the options of node "${String(name)}"`, "Give an object: { levels: ['no', 'yes'] }.");
      return builderOf([...added, { name, options }]);
    },
    build(options: { readonly prior?: NetworkPrior } = {}) {
      assertObject(options, 'the options of build', 'Give an object: { prior: { pseudoCount: 1 } }, or nothing.');
      return createNetworkModel(checkNetworkDocument(documentOf(added, options.prior)));
    },
  };
}

function assertObject(value: unknown, what: string, fix: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new LatentError('BAD_OPTION', `${what} are ${value === null ? 'null' : `of type ${typeof value}`}`, fix, {});
}

function documentOf(added: readonly AddedNode[], prior: NetworkPrior | undefined): NetworkDocument {
  const tables = added.flatMap(({ name, options }) =>
    options.table === undefined ? [] : [[name, options.table] as const],
  );
  const fixed = added.filter(({ options }) => options.fixed === true).map(({ name }) => name);
  return {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: added.map(nodeOf),
    ...(tables.length > 0 ? { parameters: Object.fromEntries(tables) } : {}),
    ...(fixed.length > 0 ? { fixed } : {}),
    ...(prior === undefined ? {} : { prior }),
  };
}

function nodeOf({ name, options: { levels, parents, tied, labels, latent } }: AddedNode): NodeDocument {
  return {
    name,
    levels,
    ...(labels === undefined ? {} : { labels }),
    ...(latent === true ? { latent } : {}),
    ...(parents === undefined || parents.length === 0 ? {} : { parents }),
    ...(tied === undefined ? {} : { tied }),
  };
}
