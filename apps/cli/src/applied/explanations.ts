import { logLikelihood, probability } from '@latent/charts/number';
import { csvLine } from '@latent/files';
import type { RowIds } from '@latent/results';
import type { CompletedRows, NetworkApplied, NetworkRows } from 'latent';
import type { Context } from '../context.ts';
import { markedStart } from '../output/json.ts';
import { type RowsColumn, rowsTable } from '../output/rowsTable.ts';
import { IMPOSSIBLE, idColumn, probabilityColumn } from './posteriorTable.ts';

/** Rows of an answer in each of the forms in which they can be written. */
export interface RowsAnswer {
  csv(): Iterable<string>;
  json(): Iterable<string>;
  /** @param withRows a line for every row too */
  table(withRows: boolean): Iterable<string>;
}

/**
 * The most probable explanation of every row: `<id>,<node>…,logProbability,logLikelihood`, a level for each node of the network. What they share,
 * exp(logProbability − logLikelihood), is the posterior of the explanation.
 */
export function explanationsOf(
  context: Context,
  { document }: NetworkApplied,
  { levels, logProbabilities }: CompletedRows,
  { logLikelihoods }: NetworkRows,
  ids: RowIds | undefined,
): RowsAnswer {
  const { nodes } = document;
  const names = nodes.map(({ name }) => name);
  const levelsAt = (row: number): (string | null)[] =>
    nodes.map((node, j) => node.levels[(levels[row]?.[j] as number) - 1] ?? null);
  const share = (row: number): number => Math.exp((logProbabilities[row] as number) - (logLikelihoods[row] as number));
  const idOf = (row: number): string => (ids ? (ids.values[row] as string) : String(row + 1));

  const least = logProbabilities.reduce((a, b) => (b > Number.NEGATIVE_INFINITY ? Math.min(a, b) : a), 0);

  function* cells(): Generator<string[], void, undefined> {
    for (let row = 0; row < levels.length; row++) {
      const log = logProbabilities[row] as number;
      const isPossible = log > Number.NEGATIVE_INFINITY;
      const own = levelsAt(row).map((level) => (isPossible ? (level as string) : IMPOSSIBLE));
      yield [idOf(row), ...own, logLikelihood(log), isPossible ? probability(share(row)) : '-'];
    }
  }

  return {
    *csv() {
      yield csvLine([ids?.name ?? 'row', ...names, 'logProbability', 'logLikelihood']);
      for (let row = 0; row < levels.length; row++)
        yield csvLine([idOf(row), ...levelsAt(row), logProbabilities[row], logLikelihoods[row]]);
    },
    *json() {
      yield `${markedStart('latent-posteriors', { nodes: names })},"rows":[`;
      for (let row = 0; row < levels.length; row++) {
        const own = {
          ...(ids ? { id: ids.values[row] } : { row: row + 1 }),
          levels: Object.fromEntries(levelsAt(row).map((level, j) => [names[j], level])),
          logProbability: logProbabilities[row],
          logLikelihood: logLikelihoods[row],
        };
        yield `${row === 0 ? '' : ','}\n${JSON.stringify(own)}`;
      }
      yield '\n]}\n';
    },
    *table() {
      const columns: RowsColumn[] = [
        idColumn(ids, levels.length),
        ...nodes.map((node) => ({ title: node.name, align: 'left' as const, texts: [...node.levels, IMPOSSIBLE] })),
        { title: 'log p', align: 'right', texts: [logLikelihood(least), logLikelihood(Number.NEGATIVE_INFINITY)] },
        probabilityColumn('posterior'),
      ];
      yield* rowsTable(context, columns, levels.length, cells());
    },
  };
}
