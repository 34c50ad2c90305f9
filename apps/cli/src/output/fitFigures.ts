import { count, counted, criterion, decimals, logLikelihood, significant } from '@latent/charts/number';
import type { FitDocument, ModelDocument } from 'latent';
import type { Fact } from './facts.ts';
import { padded } from './width.ts';

/** How the fit ended and how its starts did, as lines of a report. */
export function runFacts({
  converged,
  stopReason,
  iterations,
  starts,
  seed,
  producer,
  options,
}: FitDocument<ModelDocument>): Fact[] {
  const ended = converged
    ? `converged in ${counted(iterations, 'iteration')}`
    : `NOT converged: ${STOPPED.get(stopReason) ?? stopReason} after ${counted(iterations, 'iteration')}`;
  const given = options['start'] !== null && options['start'] !== undefined ? ' (the first given)' : '';
  const reached =
    starts.count === 1
      ? `1 start${given ? ', given' : ''}`
      : `${counted(starts.count, 'start')}${given}, ${starts.finished} run to the end, ${starts.atBest} of these at the best optimum${collapsed(starts.degenerate)}`;
  return [
    ['fit', ended],
    ['starts', `${reached}; seed ${seed}; engine ${producer.engine}`],
  ];
}

/** Starts that cannot stand are told where there are any. */
const collapsed = (starts: number | undefined): string =>
  starts ? `; ${starts} collapsed and ${starts === 1 ? 'does' : 'do'} not count` : '';

const STOPPED: ReadonlyMap<string, string> = new Map([
  ['max-iterations', 'stopped at the most iterations'],
  ['aborted', 'interrupted'],
  ['degenerate', 'degenerate'],
]);

/** Three groups of figures side by side: likelihood, criteria, goodness of fit. */
export function statistics(fit: FitDocument<ModelDocument>, paintLabel: (text: string) => string): string {
  const { criteria, data } = fit;
  const weighted = data.weight !== data.rows;
  const likelihood: [string, string][] = [
    ['log-likelihood', logLikelihood(fit.logLikelihood)],
    [weighted ? `per unit of weight (${count(data.weight)})` : 'per row', significant(fit.logLikelihoodPerRow)],
    ...(fit.logPrior === 0
      ? []
      : ([
          ['log-prior', logLikelihood(fit.logPrior)],
          ['objective', logLikelihood(fit.objective)],
        ] as [string, string][])),
    ['entropy R2', decimals(criteria.entropyR2, 4)],
  ];
  const information: [string, string][] = [
    ['AIC', criterion(criteria.aic)],
    ['BIC', criterion(criteria.bic)],
    ['SABIC', criterion(criteria.sabic)],
    ['CAIC', criterion(criteria.caic)],
    ['ICL', criterion(criteria.icl)],
  ];
  const goodness: [string, string][] =
    fit.g2 === null && fit.x2 === null
      ? []
      : [
          ['G2', decimals(fit.g2, 4)],
          ['X2', decimals(fit.x2, 4)],
          ['df', fit.degreesOfFreedom === null ? '-' : String(fit.degreesOfFreedom)],
        ];
  return sideBySide([likelihood, information, goodness], paintLabel);
}

function sideBySide(
  groups: readonly (readonly (readonly [string, string])[])[],
  paintLabel: (text: string) => string,
): string {
  const height = Math.max(...groups.map((group) => group.length));
  const columns = groups
    .filter((group) => group.length > 0)
    .map((group) => {
      const label = Math.max(...group.map(([name]) => name.length));
      const value = Math.max(...group.map(([, text]) => text.length));
      return Array.from({ length: height }, (_, i) => {
        const [name = '', text = ''] = group[i] ?? [];
        return paintLabel(padded(name, label, 'left')) + padded(text, value + 2, 'right');
      });
    });
  return Array.from(
    { length: height },
    (_, i) =>
      `${columns
        .map((column) => column[i])
        .join('    ')
        .trimEnd()}\n`,
  ).join('');
}
