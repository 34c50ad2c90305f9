import { counted } from '@latent/charts/number';
import { networkPosteriorLines, networkPosteriorRows, type RowIds } from '@latent/results';
import type { NetworkApplied, NetworkRows } from 'latent';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { writeFileAtomic, writeStdout } from '../io/index.ts';
import { markedStart } from '../output/json.ts';
import { explanationsOf, type RowsAnswer } from './explanations.ts';
import { reportImpossibleRows } from './impossible.ts';
import { networkPosteriorTable } from './networkPosteriorTable.ts';
import { openNodeData, rowIds } from './open.ts';
import type { PredictOptions } from './predictOptions.ts';

/**
 * `latent predict` of a network: the posteriors of its hidden nodes for every row, or the most probable explanation.
 *
 * @param hidden nodes that were named with --latent: their columns are not read
 */
export async function predictNetwork(
  context: Context,
  applied: NetworkApplied,
  data: string,
  hidden: readonly string[],
  options: PredictOptions,
): Promise<number> {
  const { document } = applied;
  const wanted = document.nodes.flatMap(({ name, latent }) => (latent ? [name] : []));
  if (wanted.length === 0 && !options.mostProbable) throw nothingHidden(document.nodes.map(({ name }) => name));
  const read = await openNodeData(context, document, data, options, hidden);
  const ids = rowIds(read, options);
  const rows = applied.apply(read.table, options.unseen, options.mostProbable ? [] : wanted);
  context.warn([...read.table.warnings, ...rows.warnings]);
  reportImpossibleRows(context, read.table, rows.logLikelihoods);
  const answer = options.mostProbable
    ? explanationsOf(context, applied, applied.mostProbable(read.table, options.unseen, 'left'), rows, ids)
    : posteriorsOf(context, applied, rows, ids);

  if (options.rows !== undefined) {
    await writeFileAtomic(options.rows, answer.csv());
    if (options.rows !== '-') context.note(`wrote ${options.rows} (${counted(read.table.rows, 'row')})`);
  }
  if (options.rows === '-') return 0;
  if (context.format === 'csv') await writeStdout(answer.csv());
  else if (context.format === 'json') await writeStdout(answer.json());
  else await writeStdout(answer.table(options.rows === undefined));
  return 0;
}

function posteriorsOf(
  context: Context,
  { document }: NetworkApplied,
  rows: NetworkRows,
  ids: RowIds | undefined,
): RowsAnswer {
  return {
    csv: () => networkPosteriorLines(document, ids, rows),
    table: (withRows) => networkPosteriorTable(context, document, rows, ids, withRows),
    *json() {
      const nodes = [...rows.posteriors.keys()].map((name) => ({
        name,
        levels: document.nodes.find((node) => node.name === name)?.levels,
      }));
      yield `${markedStart('latent-posteriors', { nodes })},"rows":[`;
      for (const { index, nodes: own, logLikelihood } of networkPosteriorRows(document, rows)) {
        const posteriors = own?.map(({ node, level, probabilities, entropy }) => [
          node,
          { level, probabilities: Array.from(probabilities), entropy },
        ]);
        const row = {
          ...(ids ? { id: ids.values[index] } : { row: index + 1 }),
          posteriors: posteriors ? Object.fromEntries(posteriors) : null,
          logLikelihood,
        };
        yield `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`;
      }
      yield '\n]}\n';
    },
  };
}

function nothingHidden(names: readonly string[]): UsageError {
  return new UsageError(
    'BAD_OPTION',
    'the network has no hidden node, so there is nothing to predict',
    `Name the nodes to be predicted with --latent (nodes are: ${names.join(', ')}), or ask for --most-probable: the open cells of every row.`,
    { option: 'latent' },
  );
}
