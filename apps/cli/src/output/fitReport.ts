import { counted, significant } from '@latent/charts/number';
import type { FitDocument } from 'latent';
import type { Context } from '../context.ts';
import type { ReadData } from '../data/readData.ts';
import type { ChosenModel } from '../fit/model.ts';
import { classSizes, conditionalProbabilities } from './classTables.ts';
import { dataFacts } from './dataFacts.ts';
import { type Fact, formatFacts } from './facts.ts';
import { modelLines } from './families.ts';
import { runFacts, statistics } from './fitFigures.ts';
import { identifiedText } from './identified.ts';
import { numberTables } from './numberTables.ts';
import { plain } from './plain.ts';

export interface FitReport {
  readonly document: FitDocument;
  readonly read: ReadData;
  readonly chosen: ChosenModel;
  readonly weightsColumn: string | undefined;
  /** How much of the data each class is the most probable one for. */
  readonly modal: ArrayLike<number>;
}

/** All that a statistician wants to see of a fit, as text: data, model, fit statistics, classes, conditional probabilities. */
export function fitReport(context: Context, { document, read, chosen, weightsColumn, modal }: FitReport): string {
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
    classSizes(context, model, modal, read.weights),
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
