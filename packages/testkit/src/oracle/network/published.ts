import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv, referencesFolder } from '../../references.ts';
import { flat, type Nested } from '../nested.ts';
import type { Convention } from './counts.ts';
import { readRows } from './document.ts';
import type { NetworkProblem, OracleNetwork, Tables } from './network.ts';

/** A published network, started at its own tables; the rows are drawn from it, with nodes hidden and cells missing. */
export interface PublishedNetwork extends NetworkProblem {
  /** At its own tables. */
  readonly logLikelihood: number;
  /** After one iteration, under the conventions that the file has. */
  readonly after1: Readonly<Partial<Record<Convention, AfterOne>>>;
}

export interface AfterOne {
  readonly logLikelihood: number;
  readonly tables: Tables;
}

export const publishedNetworks = ['cancer', 'asia', 'sachs', 'alarm'] as const;

export type PublishedName = (typeof publishedNetworks)[number];

type Named = Readonly<Record<string, Nested>>;

/** `bif_<name>.json`. */
interface File {
  readonly nodes: readonly string[];
  readonly states: Readonly<Record<string, readonly string[]>>;
  readonly parents: Readonly<Record<string, readonly string[]>>;
  readonly dataset: string;
  readonly true_cpt: Named;
  readonly loglik_true: number;
  readonly full?: StepOfFile;
  readonly pruned?: StepOfFile;
}

interface StepOfFile {
  readonly loglik_iter1: number;
  readonly cpt_iter1: Named;
}

/**
 * Reads a published network and its data from the folder of references (see `readReferences`), which is not part of the checkout.
 *
 * @returns undefined where there is no such folder
 */
export function readPublished(name: PublishedName): PublishedNetwork | undefined {
  const folder = referencesFolder();
  const path = join(folder, 'ref', `bif_${name}.json`);
  if (!existsSync(path)) return undefined;
  const file = JSON.parse(readFileSync(path, 'utf8')) as File;
  const network = networkOf(file);
  const tablesOf = (named: Named): Tables => file.nodes.map((node) => flat(named[node] as Nested));
  const after = (step: StepOfFile | undefined): AfterOne | undefined =>
    step && { logLikelihood: step.loglik_iter1, tables: tablesOf(step.cpt_iter1) };
  const [full, pruned] = [after(file.full), after(file.pruned)];
  return {
    network,
    start: tablesOf(file.true_cpt),
    data: readRows(network, readCsv(join(folder, 'data', `${file.dataset}.csv`))),
    logLikelihood: file.loglik_true,
    after1: { ...(full ? { full } : {}), ...(pruned ? { pruned } : {}) },
  };
}

function networkOf({ nodes, states, parents }: File): OracleNetwork {
  return {
    nodes: nodes.map((name, table) => ({
      name,
      levels: states[name] as readonly string[],
      parents: (parents[name] as readonly string[]).map((parent) => nodes.indexOf(parent)),
      table,
    })),
  };
}
