import { count, counted, decimals, logLikelihood, NONE, probability } from '@latent/charts/number';
import type { RowFigures } from '@latent/results';
import type { FitDocument } from 'latent';
import type { Block, ReportInput, Section } from '../report.ts';

/** How surely the rows fall into classes; says what is left out where there are no rows. */
export function rowsSection(fit: FitDocument, { rows }: ReportInput): Section {
  return {
    id: 'rows',
    title: 'Rows and their classes',
    blocks: rows
      ? blocksOf(fit, rows)
      : [
          {
            kind: 'text',
            text: 'Left out: classification table and certainty of the rows need the data (latent report fit.json data.csv).',
          },
        ],
  };
}

function blocksOf({ model, logLikelihood: recorded }: FitDocument, rows: RowFigures): Block[] {
  const { latent } = model;
  const total = rows.certainty.reduce((sum, own) => sum + own, 0);
  return [
    {
      kind: 'text',
      text: `The log-likelihood of these rows is ${logLikelihood(rows.logLikelihood)}; in the fit it was ${logLikelihood(recorded)}.${rows.impossible > 0 ? ` The model makes ${counted(rows.impossible, 'row')} impossible: they are in no class.` : ''}`,
    },
    {
      kind: 'table',
      caption:
        'Mean posterior probability of each class, by most probable class: the nearer the diagonal is to 1, the surer the classes',
      head: ['most probable', 'rows', ...latent.levels],
      rows: latent.levels.map((level, k) => [
        level,
        count(rows.modal[k]?.weight ?? 0),
        ...latent.levels.map((_, l) => (rows.modal[k]?.weight ? probability(rows.modal[k]?.means[l]) : NONE)),
      ]),
      words: 1,
    },
    {
      kind: 'table',
      caption: 'Rows by the probability of their most probable class',
      head: ['probability', 'rows', 'share'],
      rows: rows.certainty.flatMap((own, tenth) =>
        own === 0
          ? []
          : [
              [
                `${decimals(tenth / 10, 1)} – ${decimals((tenth + 1) / 10, 1)}`,
                count(own),
                `${decimals((100 * own) / total, 1)}%`,
              ],
            ],
      ),
      words: 1,
    },
  ];
}
