import { type Identifiability, isSeen, type Masks } from '../../identify/index.ts';
import { childrenOf, type Network, type NetworkNode } from '../../models/index.ts';
import { determinedBy } from './determined.ts';
import { listed, nameTable } from './names.ts';
import { nullParts, type TableRow } from './parts.ts';

const MOST_NAMED = 5;
/** Most multiplications for naming, directions² × their length: about half a second. A hidden node of 300 levels would take minutes. */
const MOST_WORK = 5e7;

/**
 * What the data do not determine, in sentences: tables that trade off, with what is determined about them, and tables (or rows of
 * tables) that can be anything.
 *
 * @param masks those that the identifiability was taken under
 * @example
 * nameNetworkDirections(network, identifiability, masks);
 * // ['P(Thoughts) and P(Words | Thoughts) can trade off: only P(Words = good) is determined']
 */
export function nameNetworkDirections(
  network: Network,
  {
    directions,
    rank,
    genericRank,
    freeParameters,
  }: Pick<Identifiability, 'directions' | 'rank' | 'genericRank' | 'freeParameters'>,
  masks: Masks,
): string[] {
  const open = freeParameters - Math.min(rank, genericRank);
  if (open > directions.length || open ** 2 * (directions[0]?.length ?? 0) > MOST_WORK)
    return [`${open} directions are open, too many to be named`];
  const { rows, trades, moves } = nullParts(network, directions);
  const unseen = rows.filter(({ table }) => !showsAny(network, masks, table));
  const idle = rows.filter((row) => !unseen.includes(row));
  return [
    ...trades.map((tables) => nameTrade(network, tables, determinedBy(network, tables, masks, moves))),
    ...nameRows(network, unseen, (them) => `no row shows ${them}`),
    ...nameRows(network, idle, (them) => `at these parameters no row tells of ${them}`),
  ];
}

function nameTrade(network: Network, tables: readonly number[], determined: readonly string[]): string {
  const names = listed(
    tables.map((table) => nameTable(network, table)),
    MOST_NAMED,
  );
  const only = `only ${listed(determined, MOST_NAMED)} ${determined.length > 1 ? 'are' : 'is'}`;
  return tables.length > 1 ? `${names} can trade off: ${only} determined` : `${names} is not determined: ${only}`;
}

/** Rows of tables that can be anything; tables as a whole where all their rows are. */
function nameRows(network: Network, rows: readonly TableRow[], because: (them: string) => string): string[] {
  if (rows.length === 0) return [];
  const tables = [...new Set(rows.map(({ table }) => table))];
  const names = tables.flatMap((table) => {
    const own = rows.filter((row) => row.table === table);
    const { probabilities, levels } = network.nodes[table] as NetworkNode;
    if (own.length === probabilities.size / levels.length) return [nameTable(network, table)];
    return own.map(({ row }) => nameTable(network, table, row));
  });
  const them = names.length > 1 ? 'them' : 'it';
  return [`${listed(names, MOST_NAMED)} can be anything: ${because(them)}`];
}

/** Some mask shows a node of the table, or one below such a node. */
function showsAny({ nodes }: Network, masks: Masks, table: number): boolean {
  const children = childrenOf(nodes.map(({ parents }) => parents));
  const reached = new Set(nodes.flatMap((node, at) => (node.table === table ? [at] : [])));
  for (const node of reached) for (const child of children[node] as number[]) reached.add(child);
  return [...reached].some((node) => isSeen(masks, node));
}
