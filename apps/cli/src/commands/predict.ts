import { counted } from '@latent/charts/number';
import { posteriorLines, posteriorRows, type RowIds } from '@latent/results';
import type { Applied, AppliedRows } from 'latent';
import { parseNames, refuseHidden, withHidden } from '../applied/hidden.ts';
import { reportImpossibleRows } from '../applied/impossible.ts';
import { noteMissing, openData, openModel, refuseTwoStandardInputs, rowIds } from '../applied/open.ts';
import { posteriorTable } from '../applied/posteriorTable.ts';
import type { PredictOptions } from '../applied/predictOptions.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { writeFileAtomic, writeStdout } from '../io/index.ts';
import { markedStart } from '../output/json.ts';
import { assertOutputs } from '../outputs.ts';

export type { PredictOptions } from '../applied/predictOptions.ts';

/** `latent predict <fit.json> <data>`: the posterior of the latent variables for every row. */
export async function predict(context: Context, model: string, data: string, options: PredictOptions): Promise<number> {
  refuseTwoStandardInputs(model, data);
  if (options.rows !== '-') await assertOutputs(data, { rows: options.rows, model });
  const hidden = options.latent === undefined ? [] : parseNames('latent', options.latent);
  const opened = await openModel(context, model, (document) => withHidden(document, hidden));
  noteMissing(context, opened, options);
  const { kind, applied } = opened;
  if (kind === 'network') {
    const { predictNetwork } = await import('../applied/networkPredict.ts');
    return predictNetwork(context, applied, data, hidden, options);
  }
  refuseHidden(applied.document, hidden);
  if (options.mostProbable)
    throw new UsageError(
      'BAD_OPTION',
      '--most-probable is for networks, and the model is a mixture',
      'Leave it out: the most probable class of every row is in the result.',
      { option: 'most-probable' },
    );
  const read = await openData(context, applied.document, data, options);
  const rows = applied.apply(read.table, options.unseen);
  const ids = rowIds(read, options);
  context.warn([...read.table.warnings, ...rows.warnings]);
  reportImpossibleRows(context, read.table, rows.logLikelihoods);

  if (options.rows !== undefined) {
    await writeFileAtomic(options.rows, posteriorLines(applied.document, ids, rows));
    if (options.rows !== '-') context.note(`wrote ${options.rows} (${counted(rows.posterior.n, 'row')})`);
  }
  if (options.rows === '-') return 0;
  if (context.format === 'csv') await writeStdout(posteriorLines(applied.document, ids, rows));
  else if (context.format === 'json') await writeStdout(jsonLines(applied, rows, ids));
  else await writeStdout(posteriorTable(context, applied.document, rows, ids, options.rows === undefined));
  return 0;
}

function* jsonLines(
  { document }: Applied,
  rows: AppliedRows,
  ids: RowIds | undefined,
): Generator<string, void, undefined> {
  const { name, levels } = document.latent;
  yield `${markedStart('latent-posteriors', { latent: name, levels })},"rows":[`;
  for (const { index, mostProbable, probabilities, entropy, logLikelihood } of posteriorRows(rows)) {
    const row = {
      ...(ids ? { id: ids.values[index] } : { row: index + 1 }),
      class: levels[mostProbable] ?? null,
      probabilities: probabilities ? Array.from(probabilities) : null,
      entropy: probabilities ? entropy : null,
      logLikelihood,
    };
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`;
  }
  yield '\n]}\n';
}
