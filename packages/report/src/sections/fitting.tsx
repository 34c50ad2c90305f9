import { Starts, Trace } from '@latent/charts';
import { count, counted, criterion, decimals, logLikelihood, significant } from '@latent/charts/number';
import type { Block, ReportInput, Section } from '../report.ts';

const STOPPED: Readonly<Record<string, string>> = {
  'max-iterations': 'it stopped at the most iterations',
  aborted: 'it was interrupted',
  degenerate: 'it ended degenerate',
};

/** How the fit went: figures, trace, starts. */
export function fittingSection({ fit }: ReportInput): Section {
  const { starts, trace, logPrior } = fit;
  const title = logPrior === 0 ? 'log-likelihood' : 'log-likelihood + log-prior';
  const objectives = starts.objectives.filter((objective): objective is number => objective !== null);
  const ended = fit.converged
    ? `EM converged in ${counted(fit.iterations, 'iteration')}.`
    : `EM did not converge: ${STOPPED[fit.stopReason] ?? fit.stopReason} after ${counted(fit.iterations, 'iteration')}.`;
  return {
    id: 'fit',
    title: 'Fit',
    blocks: [
      { kind: 'text', text: ended },
      figuresTable(fit),
      ...(trace.length > 1
        ? [
            {
              kind: 'figure',
              figure: <Trace values={trace} title={title} />,
              caption: `The ${title} never falls from one iteration to the next.`,
            } as const,
          ]
        : []),
      ...(objectives.length > 1 ? startBlocks(objectives, fit.starts, title) : []),
    ],
  };
}

function startBlocks(
  objectives: readonly number[],
  { count: all, finished, degenerate = 0, atBest }: ReportInput['fit']['starts'],
  title: string,
): Block[] {
  const rest = [
    `${counted(all, 'start')}, ${finished} run to the end (of the others only a short run was made), ${atBest} of these at the best optimum.`,
    ...(degenerate > 0 ? [`${counted(degenerate, 'start')} collapsed and do not count.`] : []),
  ];
  return [
    { kind: 'text', text: rest.join(' ') },
    {
      kind: 'figure',
      figure: <Starts objectives={objectives} atBest={atBest} title={title} />,
      caption: 'Where each start ended; filled: run to the end, at the best optimum.',
    },
  ];
}

function figuresTable(fit: ReportInput['fit']): Block {
  const { criteria } = fit;
  const rows: [string, string][] = [
    ['log-likelihood', logLikelihood(fit.logLikelihood)],
    [fit.data.weight === fit.data.rows ? 'per row' : 'per unit of weight', significant(fit.logLikelihoodPerRow)],
    ...(fit.logPrior === 0
      ? []
      : ([
          ['log-prior', logLikelihood(fit.logPrior)],
          ['objective', logLikelihood(fit.objective)],
        ] as [string, string][])),
    ['free parameters', count(fit.freeParameters)],
    ['AIC', criterion(criteria.aic)],
    ['BIC', criterion(criteria.bic)],
    ['sample-size adjusted BIC', criterion(criteria.sabic)],
    ['CAIC', criterion(criteria.caic)],
    ['ICL', criterion(criteria.icl)],
    ['entropy R²', decimals(criteria.entropyR2, 4)],
    ...(fit.degreesOfFreedom === null
      ? []
      : ([
          ['G²', decimals(fit.g2, 4)],
          ['X²', decimals(fit.x2, 4)],
          ['degrees of freedom', count(fit.degreesOfFreedom)],
        ] as [string, string][])),
  ];
  return { kind: 'table', head: ['figure', 'value'], rows, words: 1 };
}
