import { probability } from '@latent/charts/number';
import type { RowFigures } from '@latent/results';
import type { FitDocument, MixtureDocument } from 'latent';
import { listOf, numbersOf } from './parameters.ts';

/**
 * A latent class analysis in the layout that users of the R package poLCA know: a table an item with classes as rows, class shares, the
 * shares by most probable class where the rows are given, and the figures of the fit.
 *
 * @param rows what the rows say, where the data were given
 */
export function polcaOf(fit: FitDocument<MixtureDocument>, rows: RowFigures | undefined): string {
  const { latent, parameters } = fit.model;
  const shares = numbersOf(parameters?.[latent.name]);
  const weight = rows?.modal.reduce((sum, own) => sum + own.weight, 0) ?? 0;
  return [
    'Conditional item response (column) probabilities,',
    ' by outcome variable, for each class (row)',
    '',
    ...fit.model.features.flatMap((feature) => itemTable(feature, fit.model)),
    'Estimated class population shares',
    ` ${shares.map(probability).join(' ')}`,
    '',
    ...(rows
      ? [
          'Predicted class memberships (by modal posterior prob.)',
          ` ${rows.modal.map((own) => probability(own.weight / weight)).join(' ')}`,
          '',
        ]
      : []),
    RULE,
    `Fit for ${latent.levels.length} latent classes:`,
    RULE,
    ...figures(fit),
    '',
  ].join('\n');
}

const RULE = '='.repeat(57);

function itemTable({ name, levels = [] }: MixtureDocument['features'][number], model: MixtureDocument): string[] {
  const table = listOf(model.parameters?.[name]).map(numbersOf);
  const heads = levels.map((level, i) => `Pr(${i + 1})${level === String(i + 1) ? '' : ` ${level}`}`);
  const widths = heads.map((head) => Math.max(head.length, 6));
  const label = Math.max(...model.latent.levels.map((level) => `class ${level}: `.length));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => cell.padStart(widths[i] as number)).join(' ');
  return [
    `$${name}`,
    `${' '.repeat(label)} ${line(heads)}`,
    ...model.latent.levels.map(
      (level, k) => `${`class ${level}: `.padEnd(label)} ${line((table[k] ?? []).map(probability))}`,
    ),
    '',
  ];
}

function figures(fit: FitDocument<MixtureDocument>): string[] {
  const { data, criteria } = fit;
  return [
    `number of observations: ${data.weight}`,
    ...(data.missingCells > 0 ? [`number of missing cells: ${data.missingCells} (kept)`] : []),
    `number of estimated parameters: ${fit.freeParameters}`,
    ...(fit.degreesOfFreedom === null ? [] : [`residual degrees of freedom: ${fit.degreesOfFreedom}`]),
    `maximum log-likelihood: ${fit.logLikelihood}`,
    '',
    `AIC(${fit.model.latent.levels.length}): ${criteria.aic}`,
    `BIC(${fit.model.latent.levels.length}): ${criteria.bic}`,
    ...(fit.g2 === null
      ? []
      : [`G^2(${fit.model.latent.levels.length}): ${fit.g2} (Likelihood ratio/deviance statistic)`]),
    ...(fit.x2 === null ? [] : [`X^2(${fit.model.latent.levels.length}): ${fit.x2} (Chi-square goodness of fit)`]),
  ];
}
