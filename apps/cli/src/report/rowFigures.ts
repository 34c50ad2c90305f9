import type { RowFigures } from '@latent/report';
import { applyDocument, createApplied, type FitDocument } from 'latent';
import { reportImpossibleRows } from '../applied/impossible.ts';
import { openData } from '../applied/open.ts';
import type { Context } from '../context.ts';
import { readingFromRecord, readRecord } from '../fit/record.ts';
import { posteriorRows } from '../output/rows.ts';
import type { ReportOptions } from './options.ts';

/** How the rows fall into the classes; the data are read as the fit read them, unless options say otherwise. */
export async function rowFigures(
  context: Context,
  fit: FitDocument,
  data: string,
  options: ReportOptions,
): Promise<RowFigures> {
  const { document, model, parameters } = applyDocument(fit.model);
  const recorded = readRecord(fit.options);
  const { missing, delimiter, weights } = readingFromRecord(recorded);
  const read = await openData(context, document, data, {
    missing: options.missing ?? missing,
    delimiter: options.delimiter ?? delimiter,
    weights: options.weights ?? weights,
    known: options.known ?? recorded.text('known'),
  });
  const rows = createApplied(document, model, parameters, context.engine).apply(read.table, 'error');
  context.warn([...read.table.warnings, ...rows.warnings]);
  if (fit.data.sha256 !== null && fit.data.sha256 !== read.sha256)
    context.note('these are other data than those of the fit (their SHA-256 differ)');
  reportImpossibleRows(context, read.table, rows.logLikelihoods);

  const classes = document.latent.levels.length;
  const modal = Array.from({ length: classes }, () => ({ weight: 0, means: new Array<number>(classes).fill(0) }));
  const certainty = new Array<number>(10).fill(0);
  let logLikelihood = 0;
  let impossible = 0;
  for (const { index, mostProbable, probabilities, logLikelihood: own } of posteriorRows(rows)) {
    const weight = read.weights?.[index] ?? 1;
    if (weight === 0) continue;
    logLikelihood += weight * own;
    const one = modal[mostProbable];
    if (!one || !probabilities) {
      impossible++;
      continue;
    }
    one.weight += weight;
    probabilities.forEach((probability, k) => {
      one.means[k] = (one.means[k] as number) + weight * probability;
    });
    const tenth = Math.min(9, Math.floor(10 * (probabilities[mostProbable] as number)));
    certainty[tenth] = (certainty[tenth] as number) + weight;
  }
  return {
    logLikelihood,
    rows: rows.posterior.n,
    impossible,
    modal: modal.map(({ weight, means }) => ({ weight, means: means.map((sum) => (weight === 0 ? 0 : sum / weight)) })),
    certainty,
  };
}
