import type { TableData } from '@latent/charts';
import { count, decimals, NONE } from '@latent/charts/number';
import type { FitRecord } from '../../compute/lab.ts';

/** The figures of fits side by side, and those of the others less those of the first. */
export function figuresTable(records: readonly FitRecord[], names: readonly string[]): TableData {
  const [base] = records;
  return {
    caption: 'Figures of the fits; in parentheses the difference to the first',
    head: ['figure', ...names],
    rows: FIGURES.map(({ title, places, of }) => [
      title,
      ...records.map((record) => {
        const [value, first] = [of(record), base && of(base)];
        const shown = places === 0 && value !== null ? count(value) : decimals(value, places);
        if (record === base || value === null || first === null || first === undefined) return shown;
        const difference = value - first;
        return `${shown} (${difference > 0 ? '+' : ''}${decimals(difference, places)})`;
      }),
    ]).concat([
      ['converged', ...records.map(({ fit }) => (fit.converged ? 'yes' : 'no'))],
      [
        'identified',
        ...records.map(({ fit }) =>
          fit.identifiability === null ? NONE : fit.identifiability.identified ? 'yes' : 'no',
        ),
      ],
      ['starts at best', ...records.map(({ fit }) => `${fit.starts.atBest} of ${fit.starts.finished}`)],
    ]),
  };
}

interface Figure {
  readonly title: string;
  readonly places: number;
  readonly of: (record: FitRecord) => number | null;
}

const FIGURES: readonly Figure[] = [
  { title: 'log-likelihood', places: 3, of: ({ fit }) => fit.logLikelihood },
  { title: 'parameters', places: 0, of: ({ fit }) => fit.freeParameters },
  { title: 'AIC', places: 1, of: ({ fit }) => fit.criteria.aic },
  { title: 'BIC', places: 1, of: ({ fit }) => fit.criteria.bic },
  { title: 'saBIC', places: 1, of: ({ fit }) => fit.criteria.sabic },
  { title: 'ICL', places: 1, of: ({ fit }) => fit.criteria.icl },
  { title: 'entropy R²', places: 3, of: ({ fit }) => fit.criteria.entropyR2 },
];
