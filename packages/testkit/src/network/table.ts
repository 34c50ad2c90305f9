import type { NetworkCaseName } from '../cases/network/index.ts';
import type { NetworkLawName } from '../laws/network/index.ts';
import { type Cells, everywhere, notInCli, nowhere, onlyOn } from '../table.ts';
import { type NetworkName, networkModels, networkNames } from './models.ts';
import type { NetworkSpec } from './spec.ts';

export type NetworkLawTable = { readonly [L in NetworkLawName]: { readonly [M in NetworkName]: Cells } };
export type NetworkCaseTable = { readonly [C in NetworkCaseName]: Cells };

type Row = Record<NetworkName, Cells>;

const rowOf = (of: (name: NetworkName, spec: NetworkSpec) => Cells): Row =>
  Object.fromEntries(networkNames.map((name) => [name, of(name, networkModels[name])])) as Row;

/** The networks that a law speaks of; the others say why not. */
const networks = (cells: Cells, because: string, speaksOf: (spec: NetworkSpec) => boolean): Row =>
  rowOf((_, spec) => (speaksOf(spec) ? cells : nowhere(because)));

const all = (cells: Cells): Row => rowOf(() => cells);
const named = (cells: Cells): Row => networks(cells, 'a random graph has no truth', ({ anyGraph }) => !anyGraph);

const noStatistics = notInCli('the command line gives no statistics');

/** Which law of networks can run where. A law, network, engine or front end that is missing here does not compile. */
export const networkLawTable: NetworkLawTable = {
  enumeration: networks(
    notInCli('a process for each of thousands of networks takes too long'),
    'the graphs are random here',
    ({ anyGraph }) => anyGraph,
  ),
  'one-iteration': all(everywhere),
  'star-is-mixture': networks(everywhere, 'the stars are random here', isStar),
  additivity: all(noStatistics),
  'score-adds': all(everywhere),
  monotone: all(everywhere),
  reported: all(everywhere),
  'steps-compose': all(everywhere),
  'permute-rows': all(everywhere),
  'permute-nodes': all(everywhere),
  'permute-levels': all(everywhere),
  'permute-labels': networks(
    everywhere,
    'every hidden node is seen in some rows, or a table around it is fixed',
    ({ seen, model: { fixed }, anyGraph }) => !anyGraph && !fixed && Object.values(seen).includes(0),
  ),
  'weights-repeat': all(everywhere),
  'weights-zero': all(everywhere),
  'all-missing': all(everywhere),
  'complete-rows': all(everywhere),
  'fixed-stays': networks(
    everywhere,
    'nothing is fixed in this network',
    ({ model: { fixed }, anyGraph }) => anyGraph || fixed !== undefined,
  ),
  'ties-stay': networks(
    everywhere,
    'no nodes share a table in this network',
    ({ model: { nodes }, anyGraph }) => anyGraph || nodes.some(({ tied }) => tied),
  ),
  truth: named(everywhere),
  fisher: all(noStatistics),
  elbo: all(notInCli('a process gives its result and not its steps')),
  'engines-agree': all(onlyOn('wasm', 'it would be compared with itself')),
  'same-bits': named(everywhere),
  'save-load': all(everywhere),
  typed: all(notInCli('the typed API is for programs')),
  queries: all(everywhere),
  'most-probable': all(everywhere),
  sampling: named(onlyOn('wasm', 'rows are drawn without an engine')),
  imputation: networks(
    everywhere,
    'nothing is open in this network, or the graph is random',
    ({ anyGraph, model: { nodes } }) => !anyGraph && nodes.some(({ latent }) => latent),
  ),
  recover: networks(
    everywhere,
    'drawn rows show no hidden node, or all, or the graph is random',
    ({ anyGraph, seen, model: { nodes } }) =>
      !anyGraph && (nodes.every(({ latent }) => !latent) || Object.values(seen).includes(0)),
  ),
  squarem: named(everywhere),
  abort: networks(
    everywhere,
    'one step ends this fit',
    ({ anyGraph, model: { nodes } }) => !anyGraph && nodes.some(({ latent }) => latent),
  ),
  iterate: all(notInCli('a process gives its result and not its steps')),
};

/** Which case of networks can run where. */
export const networkCaseTable: NetworkCaseTable = {
  'latent-thought-steps': everywhere,
  'part-thought-steps': everywhere,
  'part-word-steps': everywhere,
  'five-node-steps': everywhere,
  'thoughts-closed-form': everywhere,
  'thoughts-landing': everywhere,
  lecture: everywhere,
  'thoughts-and-speed': everywhere,
  'many-patterns': everywhere,
  cancer: everywhere,
  asia: everywhere,
  sachs: everywhere,
  alarm: everywhere,
};

function isStar({ model: { nodes }, anyGraph }: NetworkSpec): boolean {
  return (
    !anyGraph &&
    nodes.length > 3 &&
    nodes.slice(1).every(({ parents, tied }) => parents?.[0] === nodes[0]?.name && !tied)
  );
}
