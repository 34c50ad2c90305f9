import { join } from 'node:path';
import { fitNetworkTable, type NestedNumbers, type NetworkDocument, type NetworkTableFit, type Table } from 'latent';
import { readModel } from '../data/readDocument.ts';
import { type About, type Check, check, exactly, relative } from './check.ts';
import { readSet, tableOf } from './data.ts';
import type { FileTables, NetworkFile, NetworkStepsFile, WordsFile } from './files.ts';
import { flat } from './numbers.ts';
import { iterations, type Replay, watchOf } from './replay.ts';

/** EM step by step on a network: log-likelihoods and tables. */
export async function replayNetworkSteps(file: NetworkStepsFile, about: About, replay: Replay): Promise<Check[]> {
  const { network, rows, pruned } = file;
  const names = network.map(([name]) => name);
  const seen = names.map((_, j) => rows.some((row) => row[j] !== null));
  const observed = rows.map((row) => row.filter((_, j) => seen[j]));
  const table = tableOf(
    names.filter((_, j) => seen[j]),
    observed,
  );
  const sizes = new Map(network.map(([name, levels]) => [name, levels]));
  const document: NetworkDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: network.map(([name, levels, parents], j) => ({
      name,
      levels: Array.from({ length: levels }, (_, level) => String(level)),
      parents,
      latent: !seen[j],
    })),
    parameters: Object.fromEntries(
      network.map(([name, levels, parents]) => {
        const shape = [...parents.map((parent) => sizes.get(parent) as number), levels];
        return [name, nested(flat(file.start[name] ?? []), shape)];
      }),
    ),
  };
  const [once, ten] = [await after(document, table, 1, replay), await after(document, table, 10, replay)];
  const tables = (published: FileTables, fit: NetworkTableFit, steps: string): Check =>
    check(about, `tables after ${steps}`, inOrder(published, names), tablesOf(fit, names), relative(1e-10));
  return [
    tables(pruned.iter1, once, '1 iteration'),
    tables(pruned.iter10, ten, '10 iterations'),
    check(about, 'log-likelihoods, 10 iterations', pruned.loglik.slice(0, 11), ten.info.trace, relative(1e-10)),
  ];
}

/** A published network at its own tables, and one step from there. */
export async function replayNetwork(file: NetworkFile, about: About, replay: Replay): Promise<Check[]> {
  const { hidden_nodes: hidden, nodes, dataset, sha256, pruned } = file;
  const { document: read } = await readModel(join(replay.folder, file.bif));
  if (read.kind !== 'network') return [];
  const document: NetworkDocument = {
    ...read,
    nodes: read.nodes.map((node) => (hidden.includes(node.name) ? { ...node, latent: true } : node)),
  };
  const observed = nodes.filter((name) => !hidden.includes(name));
  const table = await readSet(replay.folder, dataset, sha256, observed, 'labels');
  const before = await after(document, table, 0, replay);
  const own = [
    check(about, 'log-likelihood at its tables', [file.loglik_true], [before.info.logLikelihood], relative(1e-8)),
  ];
  if (pruned === undefined) return own;
  const once = await after(document, table, 1, replay);
  const [published, computed] = [inOrder(pruned.cpt_iter1, nodes), tablesOf(once, nodes)];
  return [
    ...own,
    check(about, 'log-likelihood after 1 iteration', [pruned.loglik_iter1], [once.info.logLikelihood], relative(1e-8)),
    check(about, 'tables after 1 iteration', published, computed, relative(1e-8)),
  ];
}

/** One word a thought: EM stops after one iteration, where the closed form says; the words tell one number of three. */
export async function replayWords(file: WordsFile, about: About, replay: Replay): Promise<Check[]> {
  const table = tableOf(
    ['W'],
    file.W.map((word) => [word]),
  );
  const checks: Check[] = [];
  for (const { start, end_closed_form: end, analytic_max: most } of file.cases) {
    const own = { ...about, result: `${about.result} from ${start.join(', ')}` };
    const document = wordsModel(start);
    const { applied, info } = await after(document, table, 1, replay);
    const { T, W } = applied.document.parameters as Readonly<Record<'T' | 'W', NestedNumbers>>;
    const [, theta] = flat(T);
    const [, whenNot, , when] = flat(W);
    const computed = [theta, when, whenNot].map((value) => value ?? Number.NaN);
    checks.push(
      check(own, 'fixed point', end, computed, relative(1e-10)),
      check(own, 'log-likelihood', [most], [info.logLikelihood], relative(1e-10)),
      check(own, 'rank', [1], [info.identifiability?.rank ?? Number.NaN], exactly),
    );
  }
  return checks;
}

function wordsModel([theta, when, whenNot]: readonly [number, number, number]): NetworkDocument {
  const levels = ['0', '1'];
  return {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: 'T', levels, latent: true },
      { name: 'W', levels, parents: ['T'] },
    ],
    parameters: {
      T: [1 - theta, theta],
      W: [
        [1 - whenNot, whenNot],
        [1 - when, when],
      ],
    },
  };
}

function after(document: NetworkDocument, table: Table, steps: number, replay: Replay): Promise<NetworkTableFit> {
  return fitNetworkTable(document, table, { ...iterations(steps, replay), start: document }, watchOf(replay));
}

const inOrder = (tables: FileTables, names: readonly string[]): number[] =>
  names.flatMap((name) => flat(tables[name] ?? []));

const tablesOf = ({ applied }: NetworkTableFit, names: readonly string[]): number[] =>
  inOrder(applied.document.parameters ?? {}, names);

/** Numbers in a row, nested to a shape; the last index is the fastest. */
function nested(numbers: readonly number[], [size = 1, ...rest]: readonly number[]): NestedNumbers {
  if (rest.length === 0) return numbers;
  const each = numbers.length / size;
  return Array.from({ length: size }, (_, i) => nested(numbers.slice(i * each, (i + 1) * each), rest));
}
