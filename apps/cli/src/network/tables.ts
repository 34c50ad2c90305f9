import { decimals, probability } from '@latent/charts/number';
import type { NestedNumbers, NetworkDocument, NodeDocument } from 'latent';
import type { Context } from '../context.ts';
import { layout } from '../output/classTables.ts';
import { plain } from '../output/plain.ts';
import { formatTable } from '../output/table.ts';

/** A terminal shows no more rows of a conditional table without --all. */
const MOST_ROWS = 20;
/** Expected counts up to this are none. */
const NOTHING = 1e-9;
/** Sums that differ from whole numbers by less than this are whole. */
const ROUNDING = 1e-6;

/** A network's name for a node: hidden ones bear a `*`. */
export const starred = ({ name, latent }: NodeDocument): string => (latent === true ? `${name}*` : name);

/**
 * The conditional tables as text: a line for each configuration of the parents, a column for each level, and the expected count of the
 * line. A table that several nodes share stands once.
 */
export function conditionalTables(
  context: Context,
  { nodes, parameters = {}, fixed = [], prior = { pseudoCount: 0 } }: NetworkDocument,
  expectedCounts: Readonly<Record<string, NestedNumbers>> = {},
): string[] {
  const byName = new Map(nodes.map((node) => [node.name, node] as const));
  const familyOf = ({ parents = [] }: NodeDocument): NodeDocument[] =>
    parents.map((name) => byName.get(name) as NodeDocument);
  const hasPrior = Object.values(prior).some((count) => count > 0);
  return nodes.flatMap((node) => {
    if (node.tied !== undefined || !Object.hasOwn(parameters, node.name)) return [];
    const sharing = [node, ...nodes.filter(({ tied }) => tied === node.name)];
    const names = sharing.map((one) => conditional(one, familyOf(one))).join(' = ');
    const remark = fixed.includes(node.name) ? ' (fixed)' : '';
    const isFree = remark === '' && node.levels.length > 1 && !hasPrior;
    const table = tableText(context, node, familyOf(node), parameters[node.name], expectedCounts[node.name], isFree);
    return [`${context.paint.bold(plain(names + remark))}\n${table}`];
  });
}

/** `P(Words | Thoughts*)`. */
function conditional(node: NodeDocument, parents: readonly NodeDocument[]): string {
  return `P(${starred(node)}${parents.length === 0 ? '' : ` | ${parents.map(starred).join(', ')}`})`;
}

function tableText(
  context: Context,
  { levels }: NodeDocument,
  parents: readonly NodeDocument[],
  table: NestedNumbers | undefined,
  counts: NestedNumbers | undefined,
  isFree: boolean,
): string {
  const [probabilities, expected] = [rowsOf(table), counts === undefined ? undefined : rowsOf(counts)];
  const sums = expected?.map((row) => row.reduce((sum, value) => sum + value, 0));
  const isWhole = sums?.every((sum) => Math.abs(sum - Math.round(sum)) < ROUNDING);
  const countText = (sum: number): string =>
    isFree && sum <= NOTHING ? 'not estimated' : isWhole ? String(Math.round(sum)) : decimals(sum, 2);
  const cells = probabilities.map((row, i) => [
    ...configuration(i, parents),
    ...row.map(probability),
    ...(sums ? [countText(sums[i] as number)] : []),
  ]);
  return formatTable(
    [
      ...parents.map((parent) => ({ title: starred(parent), align: 'left' as const })),
      ...levels.map((title) => ({ title })),
      ...(sums ? [{ title: 'expected n' }] : []),
    ],
    cells,
    {
      ...layout(context),
      sticky: parents.length,
      limit: context.terminal.stdout && !context.all ? MOST_ROWS : undefined,
      limited: 'rows',
    },
  );
}

/** The innermost arrays, in order: one for each configuration of the parents. */
function rowsOf(nested: NestedNumbers | undefined): number[][] {
  if (!Array.isArray(nested)) return [];
  return nested.every((entry) => typeof entry === 'number') ? [nested.map(Number)] : nested.flatMap(rowsOf);
}

/** The levels of the parents in a row of a table, the last parent's changing fastest. */
function configuration(row: number, parents: readonly NodeDocument[]): string[] {
  const levels: string[] = [];
  let left = row;
  for (const parent of [...parents].reverse()) {
    levels.unshift(parent.levels[left % parent.levels.length] as string);
    left = Math.floor(left / parent.levels.length);
  }
  return levels;
}
