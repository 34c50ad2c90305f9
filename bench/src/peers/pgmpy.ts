import { applyNetwork, type NestedNumbers, type NetworkDocument, networkModelFromJSON } from 'latent';
import type { Absent, Contestant } from '../contestant.ts';
import type { NetworkData } from '../networks/data.ts';
import { NOT_INSTALLED, peerScript, peersPython, startProcess } from './process.ts';

const NAME = 'pgmpy (DiscreteEM)';

/** One EM iteration by pgmpy in a process of its own, which measures itself; of its tables our own score is taken. */
export async function pgmpyIteration(document: NetworkDocument, data: NetworkData): Promise<Contestant | Absent> {
  const python = peersPython();
  if (!python) return { name: NAME, why: NOT_INSTALLED };
  const peer = startProcess(python, [peerScript('pgmpy_em.py')]);
  const version = await peer.ask(JSON.stringify(problemOf(document, data))).catch((error: Error) => error);
  if (version instanceof Error) return { name: NAME, why: version.message };
  const { version: pgmpy, python: ofPython } = version as { version: string; python: string };
  return {
    name: NAME,
    describe: `pgmpy ${pgmpy}, Python ${ofPython}; an iteration with its data frame made ready`,
    async run() {
      const { milliseconds, tables } = (await peer.ask('go')) as {
        milliseconds: number;
        tables: Record<string, NestedNumbers>;
      };
      return { milliseconds, logLikelihood: await scoreOf({ ...document, parameters: tables }, data) };
    },
    close: peer.close,
  };
}

function problemOf({ nodes, parameters = {} }: NetworkDocument, { columns }: NetworkData): unknown {
  return {
    nodes: nodes.map(({ name, levels, parents = [] }) => ({
      name,
      levels: levels.length,
      parents,
      rows: rowsOf(parameters[name] as NestedNumbers),
    })),
    columns: Object.fromEntries(Object.entries(columns).map(([name, codes]) => [name, Array.from(codes)])),
  };
}

const rowsOf = (table: NestedNumbers): unknown[] =>
  Array.isArray(table) && Array.isArray(table[0]) ? table.flatMap(rowsOf) : [table];

async function scoreOf(document: NetworkDocument, { columns }: NetworkData): Promise<number> {
  const { nodes, ...rest } = applyNetwork(document).document;
  const fitted = await networkModelFromJSON({ ...rest, nodes }).fit(columns, { start: document, maxIterations: 0 });
  return fitted.info.logLikelihood;
}
