import { Criteria } from '@latent/charts';
import { count, decimals, NONE, probability } from '@latent/charts/number';
import { type Candidate, isRanked, type SelectionDocument } from 'latent';
import type { Section } from '../report.ts';

const SHOWN = [
  ['bic', 'BIC'],
  ['aic', 'AIC'],
  ['sabic', 'SABIC'],
  ['icl', 'ICL'],
] as const;

/** The numbers of classes that were compared. */
export function selectionSection({ candidates, criterion: chosen, recommended }: SelectionDocument): Section {
  const classes = candidates.map((candidate) => candidate.classes);
  const lines = SHOWN.map(([key, name]) => ({
    name,
    values: candidates.map(({ criteria }) => criteria?.[key] ?? null),
  })).filter(({ values }) => values.some((value) => value !== null));
  const unranked = new Set(candidates.flatMap((candidate, i) => (isRanked(candidate.status) ? [] : [i])));
  return {
    id: 'selection',
    title: 'Number of classes',
    blocks: [
      {
        kind: 'text',
        text:
          recommended === null
            ? 'None of the fits can be ranked: see their status.'
            : `The lowest ${chosen.toUpperCase()} has ${recommended} ${recommended === 1 ? 'class' : 'classes'}. The number of classes stays a decision: look at their sizes and at what they mean.`,
      },
      ...(lines.length > 0 && classes.length > 1
        ? [
            {
              kind: 'figure',
              figure: <Criteria {...{ classes, lines, unranked }} />,
              caption: 'Information criteria; lower is better, hollow marks are not ranked.',
            } as const,
          ]
        : []),
      {
        kind: 'table',
        head: [
          'classes',
          'status',
          'log-likelihood',
          'params',
          'AIC',
          'BIC',
          'SABIC',
          'ICL',
          'entropy R²',
          'smallest class',
          'starts at best',
        ],
        rows: candidates.map(rowOf),
        words: 2,
      },
    ],
  };
}

function rowOf({
  classes,
  status,
  logLikelihood: value,
  freeParameters,
  criteria,
  smallestClass,
  starts,
}: Candidate): string[] {
  return [
    String(classes),
    status,
    decimals(value, 4),
    freeParameters === null ? NONE : count(freeParameters),
    decimals(criteria?.aic, 2),
    decimals(criteria?.bic, 2),
    decimals(criteria?.sabic, 2),
    decimals(criteria?.icl, 2),
    decimals(criteria?.entropyR2, 4),
    probability(smallestClass),
    starts ? `${starts.atBest} of ${starts.finished}` : NONE,
  ];
}
