import { composeReport } from '@latent/report/compose';
import { codeOf, jsonText, type RowFigures } from '@latent/results';
import { isNetworkFit, type SelectionDocument, writeBif } from 'latent';
import { lab } from '../../compute/client.ts';
import type { FitRecord, Reading } from '../../compute/lab.ts';
import { fitCommand } from './command.ts';

/** A file that a person can take away. */
export interface ExportFile {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly make: () => Blob | Promise<Blob>;
}

export interface Exported {
  readonly record: FitRecord;
  readonly selection: SelectionDocument | undefined;
  readonly reading: Reading;
  /** Name of the data file. */
  readonly file: string;
}

const text = (content: string, type = 'text/plain'): Blob => new Blob([content], { type: `${type};charset=utf-8` });
const json = (document: object): Blob => text(jsonText(document), 'application/json');

/** What the names of files begin with: `penguins-3-classes`. */
export function stemOf({ fit }: FitRecord, file: string): string {
  const own = file.replace(/(\.(csv|tsv|txt|json|ndjson|jsonl|parquet|gz))+$/i, '').replaceAll(/[^\w.-]+/g, '-');
  const model = isNetworkFit(fit) ? 'network' : `${fit.model.latent.levels.length}-classes`;
  return `${own || 'data'}-${model}`;
}

/** The report of a fit, with what the rows say where that is known. */
export function reportOf({ record, selection, reading, file }: Exported, rows: RowFigures | undefined) {
  return composeReport({
    fit: record.fit,
    selection,
    rows,
    command: fitCommand(record, reading, file),
    data: file,
  });
}

/** Documents: the model, the fit, the comparison of numbers of classes. */
export function documentFiles({ record, selection, file }: Exported): ExportFile[] {
  const { fit } = record;
  const stem = stemOf(record, file);
  return [
    {
      name: `${stem}-model.json`,
      title: 'Model',
      about:
        'The model with its estimates and the names of its classes: latent predict, sample, impute and query take it.',
      make: () => json({ $schema: 'latent/schemas/latent-model.json', ...fit.model }),
    },
    {
      name: `${stem}-fit.json`,
      title: 'Fit',
      about: 'Everything about the fit: figures, warnings, trace, options. latent fit --repeat does it again.',
      make: () => json(fit),
    },
    ...(selection
      ? [
          {
            name: `${stem}-selection.json`,
            title: 'Numbers of classes',
            about: 'The comparison of the step “Choose K”.',
            make: () => json(selection),
          },
        ]
      : []),
    ...(isNetworkFit(fit)
      ? [
          {
            name: `${stem}.bif`,
            title: 'BIF',
            about: 'The network for other programs: pgmpy, bnlearn, SamIam, Netica.',
            make: () => text(writeBif(fit.model).text),
          },
        ]
      : []),
  ];
}

/** Every row with its posterior. */
export const rowsFile = ({ record, file }: Exported): ExportFile => ({
  name: `${stemOf(record, file)}-rows.csv`,
  title: 'Rows',
  about:
    'Every row with its most probable class, the probabilities of all classes, entropy and log-likelihood, as CSV.',
  make: () => lab.rowsFile(record),
});

/** The report as files; the code that writes them is loaded when it is wanted. */
export function reportFiles(exported: Exported, rows: () => Promise<RowFigures | undefined>): ExportFile[] {
  const stem = stemOf(exported.record, exported.file);
  const report = async () => reportOf(exported, await rows());
  return [
    {
      name: `${stem}.html`,
      title: 'Report, HTML',
      about: 'One file with all pictures and tables; it asks for nothing from anywhere.',
      make: async () => text((await import('@latent/report')).htmlOf(await report()), 'text/html'),
    },
    {
      name: `${stem}.md`,
      title: 'Report, Markdown',
      about: 'The same in words and tables, to put into a paper or a notebook.',
      make: async () => text((await import('@latent/report')).markdownOf(await report()), 'text/markdown'),
    },
  ];
}

/** The model as code that scores rows by itself, without latent. */
export function codeFiles({ record, file }: Exported): ExportFile[] {
  const { fit } = record;
  if (isNetworkFit(fit)) return [];
  const stem = stemOf(record, file);
  return [['ts', 'TypeScript'] as const, ['py', 'Python'] as const, ['r', 'R'] as const].map(([language, title]) => ({
    name: `${stem}.${language === 'r' ? 'R' : language}`,
    title,
    about: `${title} code that gives the posterior and the log-likelihood of a row, without latent.`,
    make: () => text(codeOf(language, fit.model)),
  }));
}
