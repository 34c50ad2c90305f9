import { ClassSizes } from '@latent/charts';
import { count, NONE, probability } from '@latent/charts/number';
import type { FitDocument } from 'latent';
import { numbersOf } from '../parameters.ts';
import type { ReportInput, Section } from '../report.ts';

/** How large the classes of a mixture are. */
export function sizesSection(fit: FitDocument, { rows }: ReportInput): Section {
  const { latent, parameters } = fit.model;
  const shares = numbersOf(parameters?.[latent.name]);
  const classes = latent.levels.map((name, k) => ({ name, share: shares[k] ?? 0 }));
  return {
    id: 'sizes',
    title: `Sizes of the classes of "${latent.name}"`,
    blocks: [
      {
        kind: 'figure',
        figure: <ClassSizes classes={classes} title="estimated share" />,
        caption: 'Estimated share of each class.',
      },
      {
        kind: 'table',
        head: [latent.name, 'share', 'rows by most probable class'],
        rows: classes.map(({ name, share }, k) => [
          name,
          probability(share),
          rows ? count(rows.modal[k]?.weight ?? 0) : NONE,
        ]),
        words: 1,
      },
    ],
  };
}
