import { rowFigures as figuresOf, type RowFigures } from '@latent/results';
import { applyDocument, createApplied, type FitDocument } from 'latent';
import { reportImpossibleRows } from '../applied/impossible.ts';
import { openData } from '../applied/open.ts';
import type { Context } from '../context.ts';
import { readingFromRecord, readRecord } from '../fit/record.ts';
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
  if (fit.data.sha256 && fit.data.sha256 !== read.sha256)
    context.note('these are other data than those of the fit (their SHA-256 differ)');
  reportImpossibleRows(context, read.table, rows.logLikelihoods);
  return figuresOf(rows, read.weights);
}
