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

/** The networks on which the program is started for every law (the reference engine on the first); on the others it is for some. */
const IN_PROGRAM: readonly NetworkName[] = ['five-nodes', 'any-graph'];

/** Processes take longer than calls: what runs through the program on all networks is one-iteration and same-bits. */
const few = (row: Row): Row =>
  rowOf((name) => {
    const { wasm, reference } = row[name];
    const isFirst = name === IN_PROGRAM[0];
    if (wasm.cli !== 'run' || isFirst) return row[name];
    const cli = { because: `through the program, a process for each fit, this law runs on ${IN_PROGRAM.join(', ')}` };
    const onReference = reference.cli === 'run' ? { ...reference, cli } : reference;
    return { wasm: IN_PROGRAM.includes(name) ? wasm : { ...wasm, cli }, reference: onReference };
  });

const noStatistics = notInCli('the command line gives no statistics');

/** Which law of networks runs where. A law, network, engine or front end that is missing here does not compile. */
export const networkLawTable: NetworkLawTable = {
  enumeration: networks(
    notInCli('a process for each of thousands of networks takes too long'),
    'the graphs are random here',
    ({ anyGraph }) => anyGraph,
  ),
  'one-iteration': all(everywhere),
  'star-is-mixture': networks(everywhere, 'the stars are random here', isStar),
  additivity: all(noStatistics),
  'score-adds': few(all(everywhere)),
  monotone: few(all(everywhere)),
  reported: few(all(everywhere)),
  'steps-compose': few(all(everywhere)),
  'permute-rows': few(all(everywhere)),
  'permute-nodes': few(all(everywhere)),
  'permute-levels': few(all(everywhere)),
  'permute-labels': networks(
    everywhere,
    'every hidden node is seen in some rows, or a table around it is fixed',
    ({ seen, model: { fixed }, anyGraph }) => !anyGraph && !fixed && Object.values(seen).includes(0),
  ),
  'weights-repeat': few(all(everywhere)),
  'weights-zero': few(all(everywhere)),
  'all-missing': few(all(everywhere)),
  'complete-rows': few(all(everywhere)),
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
  truth: few(named(everywhere)),
  fisher: all(noStatistics),
  elbo: all(notInCli('a process gives its result and not its steps')),
  'engines-agree': few(all(onlyOn('wasm', 'it would be compared with itself'))),
  'same-bits': named(everywhere),
  'save-load': few(all(everywhere)),
  typed: all(notInCli('the typed API is for programs')),
  queries: few(all(everywhere)),
  'most-probable': few(all(everywhere)),
  sampling: few(named(onlyOn('wasm', 'rows are drawn without an engine'))),
  imputation: few(
    networks(
      everywhere,
      'nothing is open in this network, or the graph is random',
      ({ anyGraph, model: { nodes } }) => !anyGraph && nodes.some(({ latent }) => latent),
    ),
  ),
  recover: few(
    networks(
      everywhere,
      'drawn rows show no hidden node, or all, or the graph is random',
      ({ anyGraph, seen, model: { nodes } }) =>
        !anyGraph && (nodes.every(({ latent }) => !latent) || Object.values(seen).includes(0)),
    ),
  ),
  squarem: few(named(everywhere)),
  abort: few(
    networks(
      everywhere,
      'one step ends this fit',
      ({ anyGraph, model: { nodes } }) => !anyGraph && nodes.some(({ latent }) => latent),
    ),
  ),
  iterate: all(notInCli('a process gives its result and not its steps')),
};

/** Which case of networks runs where. */
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
