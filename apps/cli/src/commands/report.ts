import { composeReport, htmlOf, markdownOf, polcaOf, type ReportInput } from '@latent/report';
import { shellCommand } from '@latent/results';
import { checkFitDocument, checkSelectionDocument, isNetworkFit, LatentError, type SelectionDocument } from 'latent';
import { refuseTwoStandardInputs } from '../applied/open.ts';
import type { Context } from '../context.ts';
import { readJson } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import { writeFileAtomic } from '../io/index.ts';
import { assertOutputs } from '../outputs.ts';
import type { ReportOptions } from '../report/options.ts';
import { rowFigures } from '../report/rowFigures.ts';

export type { ReportOptions } from '../report/options.ts';

type Form = 'html' | 'md' | 'polca';

/** `latent report <fit.json> [data]`: a fit as one HTML file, as Markdown, or in the layout of poLCA. */
export async function report(
  context: Context,
  path: string,
  data: string | undefined,
  options: ReportOptions,
): Promise<number> {
  refuseTwoStandardInputs(path, data, options.selection);
  const form = formOf(context, options.output);
  if (options.output !== undefined && options.output !== '-')
    await assertOutputs(data ?? path, { output: options.output, model: path, start: options.selection });
  const fit = await readFit(path);
  const selection = options.selection === undefined ? undefined : await readSelection(options.selection);
  const rows = data === undefined || isNetworkFit(fit) ? undefined : await rowFigures(context, fit, data, options);
  if (data !== undefined && isNetworkFit(fit))
    context.note('the report of a network has no section that needs the rows: the data were not read');
  const command = shellCommand(['latent', 'fit', data ?? '<data>', '--repeat', path]);
  const text = written(form, { fit, selection, rows, command, data }, path);
  await writeFileAtomic(options.output ?? '-', [text]);
  if (options.output !== undefined && options.output !== '-') context.note(`wrote ${options.output}`);
  return 0;
}

function written(form: Form, input: ReportInput, file: string): string {
  if (form === 'html') return htmlOf(composeReport(input));
  if (form === 'md') return markdownOf(composeReport(input));
  const { fit, rows } = input;
  if (isNetworkFit(fit) || fit.model.features.some(({ levels }) => levels === undefined))
    throw new LatentError(
      'WRONG_KIND',
      'the layout of poLCA is that of latent class analysis, and this model has other columns than categorical ones',
      'Use --format md, or -o report.html.',
      { file },
    );
  return polcaOf(fit, rows);
}

function formOf({ format }: Context, output: string | undefined): Form {
  if (format === 'html' || format === 'md' || format === 'polca') return format;
  if (output === undefined || output === '-') return 'md';
  const extension = /\.(html?|md|markdown|txt)$/i.exec(output)?.[1]?.toLowerCase();
  if (extension === 'html' || extension === 'htm') return 'html';
  if (extension === 'md' || extension === 'markdown') return 'md';
  throw new UsageError(
    'BAD_OPTION',
    `"${output}" does not say in what form the report is to be`,
    'Name a file that ends in .html or .md, or add --format html, md or polca.',
    { option: 'output' },
  );
}

async function readFit(path: string): Promise<ReportInput['fit']> {
  const { value, file } = await readJson(path);
  return checkFitDocument(value, file);
}

async function readSelection(path: string): Promise<SelectionDocument> {
  const { value, file } = await readJson(path);
  return checkSelectionDocument(value, file);
}
