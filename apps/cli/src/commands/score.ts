import { count, logLikelihood, significant } from '@latent/charts/number';
import { checkWeights, declaredLevels, dropUnweightedLevels, totalLogLikelihood } from 'latent';
import { parseNames, refuseHidden, withHidden } from '../applied/hidden.ts';
import { reportImpossibleRows } from '../applied/impossible.ts';
import { noteMissing, openDataOf, openModel, type ReadingOptions, refuseTwoStandardInputs } from '../applied/open.ts';
import type { Context } from '../context.ts';
import { jsonText, marked } from '../output/json.ts';

export interface ScoreOptions extends ReadingOptions {
  readonly unseen?: 'error' | 'missing' | undefined;
  /** Nodes of a network whose columns are not read. */
  readonly latent?: string | undefined;
}

/** `latent score <fit.json> <data>`: the log-likelihood of data under a model, in all and for one row (by weight). */
export async function score(context: Context, model: string, data: string, options: ScoreOptions): Promise<number> {
  refuseTwoStandardInputs(model, data);
  const hidden = options.latent === undefined ? [] : parseNames('latent', options.latent);
  const opened = await openModel(context, model, (document) => withHidden(document, hidden));
  noteMissing(context, opened, options);
  const { kind, applied } = opened;
  if (kind === 'mixture') refuseHidden(applied.document, hidden);
  const read = await openDataOf(context, applied.document, data, options, hidden);
  const weights = read.weights && checkWeights(read.weights, read.table, options.weights);
  const table = weights ? dropUnweightedLevels(read.table, weights, declaredLevels(applied.document)) : read.table;
  const { logLikelihoods, warnings } =
    kind === 'network' ? applied.apply(table, options.unseen, []) : applied.apply(table, options.unseen);
  context.warn([...table.warnings, ...warnings]);
  const impossible = reportImpossibleRows(context, table, logLikelihoods, weights);
  const { logLikelihood: total, weight } = totalLogLikelihood(logLikelihoods, weights);
  const result = {
    rows: table.rows,
    weight,
    logLikelihood: total,
    logLikelihoodPerRow: total / weight,
    impossibleRows: impossible?.rows ?? 0,
    ...(impossible ? { firstImpossible: impossible.first } : {}),
  };

  if (context.format === 'json') await context.out(jsonText(marked('latent-score', result)));
  else await context.out(text(result));
  return 0;
}

function text(result: { rows: number; weight: number; logLikelihood: number; logLikelihoodPerRow: number }): string {
  const divisor =
    result.weight === result.rows
      ? `${count(result.rows)} rows`
      : `${count(result.rows)} rows, total weight ${count(result.weight)}`;
  return [
    `log-likelihood, total    ${logLikelihood(result.logLikelihood)}   (${divisor})`,
    `log-likelihood per row   ${significant(result.logLikelihoodPerRow)}${result.weight === result.rows ? '' : '   (per unit of weight)'}`,
    '',
  ].join('\n');
}
