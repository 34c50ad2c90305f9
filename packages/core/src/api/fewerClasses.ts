import { type MixtureDocument, mixtureFrom } from '../document/index.ts';
import type { Pace } from '../em/index.ts';
import { LatentError } from '../error/index.ts';
import { type FitOutcome, type FitSettings, fitMixture } from '../fit/index.ts';
import type { Prepared } from './prepare.ts';
import { recipeOf } from './rebuild.ts';

/** Starts of the smaller model: it need not be at its best to raise the alarm. */
const STARTS = 2;

const NOTHING_TO_COMPARE: ReadonlySet<string> = new Set(['ABORTED', 'DEGENERATE_COMPONENT', 'ALL_STARTS_FAILED']);

/**
 * The log-likelihood of the same model with a class less: more classes must never fit worse.
 *
 * @returns undefined where the comparison means nothing: one class, known classes, fixed parameters or a prior, a start of the
 * user's, no convergence
 */
export async function fewerClasses(
  { document, model, traits, patterns, summary }: Prepared,
  settings: FitSettings,
  outcome: FitOutcome,
  pace: Pace,
): Promise<number | undefined> {
  const { latent, fixed, prior, parameters: _, ...rest } = document;
  const hasPrior = prior?.pseudoCount || rest.features.some((feature) => feature.prior);
  const meansNothing = model.classes === 1 || patterns.known || fixed?.length || hasPrior || settings.start;
  if (meansNothing || outcome.stopReason !== 'tolerance' || pace.aborted) return undefined;
  const fewer: MixtureDocument = { ...rest, latent: { ...latent, levels: latent.levels.slice(1) } };
  const task = {
    model: mixtureFrom(fewer, undefined, traits),
    recipe: recipeOf(fewer, traits),
    patterns,
    summary,
    settings: { ...settings, starts: STARTS },
    pace,
    objectiveOnly: true,
  };
  try {
    const { logLikelihood, stopReason, engine } = await fitMixture(task);
    engine.dispose();
    return stopReason === 'aborted' ? undefined : logLikelihood;
  } catch (error) {
    // Aborted before its first E-step, or without a start that can stand: the fit itself is done and stands.
    if (error instanceof LatentError && NOTHING_TO_COMPARE.has(error.code)) return undefined;
    throw error;
  }
}
