import { probability } from '@latent/charts/number';
import { networkPosteriorRows, posteriorNames, type RowIds } from '@latent/results';
import type { NetworkDocument, NetworkRows } from 'latent';
import type { Context } from '../context.ts';
import { type RowsColumn, rowsTable } from '../output/rowsTable.ts';
import { formatTable } from '../output/table.ts';
import { IMPOSSIBLE, idColumn, probabilityColumn } from './posteriorTable.ts';

/** Posteriors of nodes for people: a line for every row, then the number of rows of each level. */
export function* networkPosteriorTable(
  context: Context,
  document: NetworkDocument,
  rows: NetworkRows,
  ids: RowIds | undefined,
  withRows: boolean,
): Generator<string, void, undefined> {
  const total = rows.logLikelihoods.length;
  const nodes = [...rows.posteriors.keys()].map((name) => ({
    name,
    levels: document.nodes.find((node) => node.name === name)?.levels ?? [],
  }));
  if (withRows) {
    const columns: RowsColumn[] = posteriorNames(document, rows).flatMap(([name = '', ...numbers], j) => [
      { title: name, align: 'left', texts: [...(nodes[j]?.levels ?? []), IMPOSSIBLE] },
      ...numbers.map(probabilityColumn),
    ]);
    yield* rowsTable(context, [idColumn(ids, total), ...columns], total, cellsOf(document, rows, ids));
    yield '\n';
  }
  const counts = new Map(nodes.map(({ name, levels }) => [name, new Map(levels.map((level) => [level, 0]))] as const));
  for (const { nodes: own } of networkPosteriorRows(document, rows))
    for (const { node, level } of own ?? []) {
      const ofNode = counts.get(node);
      ofNode?.set(level, (ofNode.get(level) ?? 0) + 1);
    }
  yield formatTable(
    [{ title: 'node', align: 'left' }, { title: 'level', align: 'left' }, { title: 'rows (most probable level)' }],
    [...counts].flatMap(([name, ofNode]) => [...ofNode].map(([level, count]) => [name, level, String(count)])),
    { paintTitles: context.paint.bold },
  );
}

function* cellsOf(
  document: NetworkDocument,
  rows: NetworkRows,
  ids: RowIds | undefined,
): Generator<string[], void, undefined> {
  const none = posteriorNames(document, rows).flatMap(([, ...numbers]) => [IMPOSSIBLE, ...numbers.map(() => '-')]);
  for (const { index, nodes } of networkPosteriorRows(document, rows))
    yield [
      ids ? (ids.values[index] as string) : String(index + 1),
      ...(nodes?.flatMap(({ level, probabilities, entropy }) => [
        level,
        ...Array.from(probabilities, probability),
        probability(entropy),
      ]) ?? none),
    ];
}
