import type { AppliedRows, FitDocument } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import type { ChosenModel } from '../fit/model.ts';
import { classSizes, conditionalProbabilities } from './classTables.ts';
import { dataFacts } from './dataFacts.ts';
import { type Fact, formatFacts } from './facts.ts';
import { modelLines } from './families.ts';
import { identifiedText } from './identified.ts';
import { count, counted, criterion, decimals, logLikelihood, significant } from './number.ts';
import { numberTables } from './numberTables.ts';
import { plain } from './plain.ts';
import { padded } from './width.ts';

export interface FitReport {
  readonly document: FitDocument;
  readonly read: ReadData;
  readonly chosen: ChosenModel;
  readonly weightsColumn: string | undefined;
  readonly rows: AppliedRows | undefined;
}

/** All that a statistician wants to see of a fit, as text: data, model, fit statistics, classes, conditional probabilities. */
export function fitReport(context: Context, { document, read, chosen, weightsColumn, rows }: FitReport): string {
  const { bold } = context.paint;
  const { model, data, warnings } = document;
  const facts = [
    ...dataFacts({
      read,
      model,
      inferred: chosen.inferred,
      covariance: chosen.covariance,
      known: chosen.known,
      weightsColumn,
      patterns: data.patterns,
      weight: data.weight,
      missingCells: data.missingCells,
      warnings,
    }),
    ...modelFacts(document),
    ...runFacts(document),
  ];
  return [
    formatFacts(facts, bold),
    statistics(document, bold),
    classSizes(context, model, rows, read.weights),
    ...conditionalProbabilities(context, model),
    ...numberTables(context, model),
  ].join('\n');
}

function modelFacts({ model, freeParameters, identifiability, warnings }: FitDocument): Fact[] {
  const prior =
    model.prior && model.prior.pseudoCount > 0 ? `, pseudo-count ${significant(model.prior.pseudoCount)}` : '';
  const own = [
    model.features.some((feature) => feature.prior?.pseudoCounts) ? ', pseudo-counts at the margins' : '',
    model.features.some((feature) => feature.prior?.scale) ? ', prior on the covariance' : '',
  ].join('');
  const fixed = model.fixed && model.fixed.length > 0 ? `, fixed: ${model.fixed.join(', ')}` : '';
  return [
    ['model', ...modelLines(model, `${counted(freeParameters, 'free parameter')}${prior}${own}${fixed}`).map(plain)],
    ['identified', identifiedText(identifiability, freeParameters, warnings)],
  ];
}

function runFacts({ converged, stopReason, iterations, starts, seed, producer, options }: FitDocument): Fact[] {
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
function statistics(fit: FitDocument, paintLabel: (text: string) => string): string {
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
