import type { NetworkDocument } from '../../document/index.ts';
import type { Parameters, Statistics } from '../../model/index.ts';
import type { Network } from '../../models/index.ts';

/** The M-step of one conditional table: of nodes that share it, once. */
export interface ExplainedTable {
  readonly node: string;
  /** Other nodes that share the table: their counts are in it. */
  readonly shared: readonly string[];
  readonly levels: readonly string[];
  /** The M-step leaves it alone. */
  readonly fixed: boolean;
  /** What the prior adds to every cell. */
  readonly pseudoCount: number;
  /** One for each configuration of the parents, the last parent fastest. */
  readonly rows: readonly ExplainedTableRow[];
}

/** One probability vector of a table: (counts + pseudo-count) / their sum. */
export interface ExplainedTableRow {
  /** The parents' levels, by name. */
  readonly parents: Readonly<Record<string, string>>;
  /** Expected counts by level, in units of weight. */
  readonly counts: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Nothing was counted here, so that the old values stay. */
  readonly kept: boolean;
}

/** All tables of an M-step from `before` to `after`. */
export function explainTables(
  { prior }: NetworkDocument,
  { nodes }: Network,
  statistics: Statistics,
  before: Parameters,
  after: Parameters,
): ExplainedTable[] {
  return nodes.flatMap(({ name, levels, parents, fixed, table, counts, probabilities }, at) => {
    if (table !== at) return [];
    const width = levels.length;
    const { size, offset } = probabilities;
    const pseudoCount = !prior ? 0 : 'pseudoCount' in prior ? prior.pseudoCount : prior.equivalentSampleSize / size;
    const axes = parents.map((parent) => ({
      name: nodes[parent]?.name as string,
      levels: nodes[parent]?.levels as readonly string[],
    }));
    const rowOf = (values: Float64Array, first: number): number[] => Array.from(values.subarray(first, first + width));
    const rows = Array.from({ length: size / width }, (_, configuration): ExplainedTableRow => {
      const own = rowOf(statistics, counts.offset + configuration * width);
      return {
        parents: configurationOf(axes, configuration),
        counts: own,
        before: rowOf(before, offset + configuration * width),
        after: rowOf(after, offset + configuration * width),
        kept: !fixed && pseudoCount === 0 && own.every((count) => count === 0),
      };
    });
    const shared = nodes.flatMap((other, i) => (other.table === at && i !== at ? [other.name] : []));
    return [{ node: name, shared, levels, fixed, pseudoCount, rows }];
  });
}

/** The levels of the parents in a row of a table, the last parent fastest. */
function configurationOf(
  axes: readonly { readonly name: string; readonly levels: readonly string[] }[],
  configuration: number,
): Record<string, string> {
  let left = configuration;
  const entries = [...axes].reverse().map(({ name, levels }): [string, string] => {
    const level = levels[left % levels.length] as string;
    left = Math.floor(left / levels.length);
    return [name, level];
  });
  return Object.fromEntries(entries.reverse());
}
