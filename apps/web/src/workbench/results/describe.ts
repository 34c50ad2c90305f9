import { counted } from '@latent/charts/number';
import { isNetworkFit } from 'latent';
import type { AnyFit, FitRecord } from '../../compute/lab.ts';

/** `3 classes`; of a network its hidden nodes. */
export function modelName(fit: AnyFit): string {
  if (!isNetworkFit(fit)) return counted(fit.model.latent.levels.length, 'class', 'classes');
  const hidden = fit.model.nodes.filter(({ latent }) => latent).map(({ name }) => name);
  return `network of ${counted(fit.model.nodes.length, 'node')}${hidden.length > 0 ? `, hidden: ${hidden.join(', ')}` : ''}`;
}

/** What tells a fit from others of the same data, in a line. */
export function fitName({ fit, choice, settings }: FitRecord): string {
  const { pseudoCount = 0 } = choice;
  return [
    modelName(fit),
    ...(choice.kind === 'mixture' && choice.covariance !== undefined ? [`${choice.covariance} covariance`] : []),
    ...(pseudoCount > 0 ? [`pseudo-count ${pseudoCount}`] : []),
    `${counted(fit.starts.count, 'start')}, seed ${settings.seed}`,
    ...(fit.converged ? [] : ['not converged']),
  ].join(' · ');
}
