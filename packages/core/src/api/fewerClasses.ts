import { mixtureFrom } from '../document/index.ts';
import type { Pace } from '../em/index.ts';
import { type FitOutcome, type FitSettings, fitMixture } from '../fit/index.ts';
import { summarize } from '../patterns/index.ts';
import type { Prepared } from './prepare.ts';

/** Starts of the smaller model: it need not be at its best to raise the alarm. */
const STARTS = 2;

/**
 * The log-likelihood of the same model with a class less: more classes must never fit worse.
 *
 * @returns undefined where the comparison means nothing: one class, known or fixed parameters, a start of the user's, no convergence
 */
export async function fewerClasses(
  { document, model, patterns }: Prepared,
  settings: FitSettings,
  outcome: FitOutcome,
  pace: Pace,
): Promise<number | undefined> {
  const { latent, fixed, parameters: _, ...rest } = document;
  if (model.classes === 1 || patterns.known || fixed?.length || settings.start || outcome.stopReason !== 'tolerance')
    return undefined;
  const smaller = mixtureFrom({ ...rest, latent: { ...latent, levels: latent.levels.slice(1) } });
  const task = {
    model: smaller,
    patterns,
    summary: summarize(patterns, smaller.classes),
    settings: { ...settings, starts: STARTS },
    pace,
    objectiveOnly: true,
  };
  const { logLikelihood, stopReason } = await fitMixture(task);
  return stopReason === 'aborted' ? undefined : logLikelihood;
}
