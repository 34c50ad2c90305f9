import { counted } from '@latent/charts/number';
import type { Warning } from 'latent';
import type { FitRecord, FitSettings } from '../../compute/lab.ts';
import { startFit } from '../session/fitActions.ts';
import { type ModelDraft, session } from '../session/session.ts';

/** A change that may mend what a warning says, and a fit with it. */
export interface Remedy {
  readonly label: string;
  readonly model: Partial<ModelDraft>;
  readonly settings: Partial<FitSettings>;
}

/** What can be done about a warning of a fit with a button. */
export function remediesOf({ code, fix, where }: Warning, { fit, choice }: FitRecord): Remedy[] {
  const { count } = fit.starts;
  const moreStarts = refit(`with ${Math.max(100, 4 * count)} starts`, {
    settings: { starts: Math.max(100, 4 * count) },
  });
  switch (code) {
    case 'LOCAL_MAXIMUM_SUSPECTED':
      if (/--tolerance/.test(fix)) return [refit('to a gain of 1e-12', { settings: { tolerance: 1e-12 } }), moreStarts];
      return [moreStarts, ...fewerClasses(choice)];
    case 'NOT_CONVERGED': {
      if (where['stopReason'] !== 'max-iterations') return [refit('to its end', {})];
      const maxIterations = 10 * Number(fit.options['maxIterations'] ?? fit.iterations);
      return [refit(`with up to ${maxIterations} iterations`, { settings: { maxIterations } })];
    }
    case 'BOUNDARY_ESTIMATE':
      return /prior/.test(fix) ? [pseudoCount(0.5)] : [];
    case 'NOT_ESTIMATED':
      return [pseudoCount(1)];
    case 'DEGENERATE_COMPONENT':
      return [refit('with one covariance for all classes', { model: { covariance: 'tied' } }), ...fewerClasses(choice)];
    case 'EMPTY_CLASS':
    case 'DUPLICATE_CLASSES':
    case 'MORE_CLASSES_THAN_PATTERNS':
    case 'NOT_IDENTIFIED':
      return fewerClasses(choice);
    default:
      return [];
  }
}

/** Changes the choices of the session and fits anew; what else was chosen for that fit stays. */
export function mend({ choice, settings }: FitRecord, remedy: Remedy): Promise<void> {
  const { model } = session.get();
  const own = choice.kind === 'mixture' ? { classes: choice.classes } : { graph: choice.graph };
  session.set({
    model: { ...model, kind: choice.kind, ...own, pseudoCount: choice.pseudoCount ?? 0, ...remedy.model },
    settings: { ...settings, ...remedy.settings },
  });
  return startFit();
}

const refit = (how: string, { model = {}, settings = {} }: Partial<Remedy>): Remedy => ({
  label: `Refit ${how}`,
  model,
  settings,
});

const pseudoCount = (count: number): Remedy => ({
  label: `Add pseudo-count ${count} and refit`,
  model: { pseudoCount: count },
  settings: {},
});

function fewerClasses(choice: FitRecord['choice']): Remedy[] {
  if (choice.kind !== 'mixture' || choice.classes < 2) return [];
  const classes = choice.classes - 1;
  return [refit(`with ${counted(classes, 'class', 'classes')}`, { model: { classes } })];
}
