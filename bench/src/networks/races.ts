import { modelFromJSON, type NetworkDocument, networkModelFromJSON, VERSION } from 'latent';
import type { Absent, Contestant } from '../contestant.ts';
import { documentOf } from '../implementations/latent.ts';
import { networkFit, networkIteration, paced } from '../implementations/network.ts';
import { createData, instances } from '../mixtures.ts';
import { pgmpyIteration } from '../peers/pgmpy.ts';
import type { Race } from '../race.ts';
import { drawData, movedStart, type NetworkData } from './data.ts';
import { publishedNetwork } from './published.ts';

/** Nodes that are hidden, as in the published references. */
const ALARM_HIDDEN = ['LVFAILURE', 'INTUBATION', 'VENTLUNG', 'CATECHOL'];
const ASIA_HIDDEN = ['either', 'bronc'];

interface Problem {
  readonly name: string;
  readonly network: string;
  readonly hidden: readonly string[];
  readonly rows: number;
  readonly missing: number;
  readonly unit: string;
  enter(document: NetworkDocument, data: NetworkData): Promise<readonly (Contestant | Absent)[]>;
}

const ours = async (document: NetworkDocument, data: NetworkData) => [
  networkIteration('wasm', document, data),
  networkIteration('reference', document, data),
];
const withPgmpy = async (document: NetworkDocument, data: NetworkData) => [
  ...(await ours(document, data)),
  await pgmpyIteration(document, data),
];

const problems: readonly Problem[] = [
  {
    name: 'alarm',
    network: 'alarm',
    hidden: ALARM_HIDDEN,
    rows: 5_000,
    missing: 0.2,
    unit: 'one EM iteration',
    enter: ours,
  },
  {
    name: 'asia',
    network: 'asia',
    hidden: ASIA_HIDDEN,
    rows: 1_000_000,
    missing: 0.2,
    unit: 'one EM iteration',
    enter: ours,
  },
  {
    name: 'asia-fit',
    network: 'asia',
    hidden: ASIA_HIDDEN,
    rows: 1_000_000,
    missing: 0.2,
    unit: 'whole fit of one iteration: reading and collapsing the rows, figures',
    enter: async (document, data) => [networkFit('wasm', document, data)],
  },
  // pgmpy takes no missing cells but of hidden nodes, and visits every completion of every distinct row.
  {
    name: 'asia-complete',
    network: 'asia',
    hidden: ASIA_HIDDEN,
    rows: 5_000,
    missing: 0,
    unit: 'one EM iteration',
    enter: withPgmpy,
  },
  {
    name: 'alarm-complete',
    network: 'alarm',
    hidden: ALARM_HIDDEN.slice(0, 2),
    rows: 200,
    missing: 0,
    unit: 'one EM iteration',
    enter: withPgmpy,
  },
];

/** The races of networks. */
export const networkRaces: readonly Race[] = [...problems.map(raceOf), starRace()];

function raceOf({ name, network, hidden, rows, missing, unit, enter }: Problem): Race {
  return {
    name,
    title: `${network.toUpperCase()}, ${rows} rows, ${hidden.join(', ')} hidden, ${100 * missing}% of other cells missing`,
    unit,
    async enter() {
      const published = publishedNetwork(network, hidden);
      if (!published) return [{ name: 'everybody', why: 'the references are not beside the checkout' }];
      return enter(movedStart(published, 7), drawData(published, rows, missing, 11));
    },
  };
}

/** The same model and data twice: a latent class analysis, and a network with a hidden root. */
function starRace(): Race {
  const instance = instances.find(({ name }) => name === 'panel') as (typeof instances)[number];
  return {
    name: 'star',
    title: `${instance.rows} rows × ${instance.items} items × ${instance.levels} levels, K = ${instance.classes}: a mixture, and the same as a network`,
    unit: 'one EM iteration',
    async enter() {
      const data = createData(instance);
      const columns = Object.fromEntries(
        data.columns.map((column, j) => [
          `x${j}`,
          Float32Array.from(column, (level) => (level < 0 ? Number.NaN : level)),
        ]),
      );
      const mixture = documentOf(instance, data.start);
      const { latent, features, parameters } = mixture;
      const network: NetworkDocument = {
        format: 'latent-model',
        version: 1,
        kind: 'network',
        nodes: [
          { ...latent, latent: true },
          ...features.map(({ name, levels = [] }) => ({ name, levels, parents: [latent.name] })),
        ],
        ...(parameters ? { parameters } : {}),
      };
      return [
        paced('latent (mixture)', `latent ${VERSION}`, (options) =>
          modelFromJSON(mixture).fit(columns, { ...options, start: mixture }),
        ),
        paced('latent (network)', `latent ${VERSION}`, (options) =>
          networkModelFromJSON(network).fit(columns, { ...options, start: network }),
        ),
      ];
    },
  };
}
