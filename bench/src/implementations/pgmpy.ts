import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { applyNetwork, type NestedNumbers, type NetworkDocument, networkModelFromJSON } from 'latent';
import type { Absent, Contestant } from '../contestant.ts';
import type { NetworkData } from '../networks/data.ts';

const NAME = 'pgmpy (DiscreteEM)';

/** One EM iteration by pgmpy in a process of its own, which measures itself; of its tables our own score is taken. */
export async function pgmpyIteration(document: NetworkDocument, data: NetworkData): Promise<Contestant | Absent> {
  const folder = process.env['LATENT_PEERS'] ?? join(homedir(), '.cache', 'latent-peers');
  const python = join(folder, 'bin', 'python');
  if (!existsSync(python)) return { name: NAME, why: 'not installed; see bench/peers/install.sh' };
  const script = new URL('../peers/pgmpy_em.py', import.meta.url).pathname;
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ask = asker(child);
  const version = await ask(JSON.stringify(problemOf(document, data))).catch((error: Error) => error);
  if (version instanceof Error) return { name: NAME, why: version.message };
  const { version: pgmpy, python: ofPython } = version as { version: string; python: string };
  return {
    name: NAME,
    describe: `pgmpy ${pgmpy}, Python ${ofPython}; an iteration with its data frame made ready`,
    async run() {
      const { milliseconds, tables } = (await ask('go')) as {
        milliseconds: number;
        tables: Record<string, NestedNumbers>;
      };
      return { milliseconds, logLikelihood: await scoreOf({ ...document, parameters: tables }, data) };
    },
    close: () => child.kill(),
  };
}

/** Writes a line and waits for the next one. */
function asker(child: ChildProcessWithoutNullStreams): (line: string) => Promise<unknown> {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = chunk.toString().trim().split('\n').pop() ?? complaint;
  });
  return async (line) => {
    child.stdin.write(`${line}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(complaint || 'it ended without an answer');
    return JSON.parse(value);
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
