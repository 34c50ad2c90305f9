import { count, counted, criterion, decimals, logLikelihood, probability, significant } from '@latent/charts/number';
import type { FitDocument, ModelDocument } from 'latent';
import { plain } from '../output/plain.ts';

/** The figures of a fit, without its model and its trace. */
export function figuresOf({
  model: _,
  trace: __,
  $schema: ___,
  format: ____,
  version: _____,
  expectedCounts: ______,
  ...figures
}: FitDocument<ModelDocument>): object {
  return figures;
}

/** The figures of a fit in a few lines. */
export function fitText(fit: FitDocument<ModelDocument>): string {
  const { data, criteria, starts } = fit;
  const end = fit.converged ? 'converged' : `not converged (${fit.stopReason})`;
  const cells =
    fit.degreesOfFreedom === null
      ? []
      : [
          `G2 ${decimals(fit.g2, 4)}   X2 ${decimals(fit.x2, 4)}   on ${count(fit.degreesOfFreedom)} degrees of freedom`,
        ];
  const identified = fit.identifiability
    ? [
        `identified: ${fit.identifiability.identified ? 'yes' : 'no'} (rank ${fit.identifiability.rank} of ${fit.freeParameters})`,
      ]
    : [];
  return [
    `data: ${counted(data.rows, 'row')}${data.weight === data.rows ? '' : ` of total weight ${count(data.weight)}`}, ${count(data.patterns)} different, ${counted(data.missingCells, 'missing cell')}${data.sha256 ? `, SHA-256 ${data.sha256.slice(0, 12)}…` : ''}`,
    `log-likelihood ${logLikelihood(fit.logLikelihood)}   (${significant(fit.logLikelihoodPerRow)} per row)`,
    `AIC ${criterion(criteria.aic)}   BIC ${criterion(criteria.bic)}   SABIC ${criterion(criteria.sabic)}   CAIC ${criterion(criteria.caic)}   ICL ${criterion(criteria.icl)}   entropy R2 ${probability(criteria.entropyR2)}`,
    ...cells,
    `${end} in ${counted(fit.iterations, 'iteration')}; best reached by ${starts.atBest} of ${counted(starts.finished, 'finished start')} (${starts.count} in all), seed ${fit.seed}`,
    ...identified,
    plain(`by latent ${fit.producer.latent}, engine ${fit.producer.engine}`),
    '',
  ].join('\n');
}
