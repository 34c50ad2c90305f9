import type { EmResult } from '../em/index.ts';
import { objectiveOf } from '../em/index.ts';
import { createEngine } from '../engine/index.ts';
import { LatentError } from '../error/index.ts';
import { alignedDistance, type Mixture, withFixed } from '../models/index.ts';
import { createStarts } from '../starts/index.ts';
import {
  crewOf,
  type DataTask,
  type FitVisit,
  fitStarts,
  SAME_OBJECTIVE,
  SAME_PARAMETERS,
  type StartsOutcome,
} from './outcome.ts';

/** A mixture on its data, ready to be fitted. */
export type FitTask = DataTask<Mixture>;

/** Where a fit of a mixture ended. */
export interface FitOutcome extends StartsOutcome {
  /** Features with a component that collapsed in some start. */
  readonly collapsed: readonly string[];
}

/**
 * Wires data → engine → EM for a mixture: seeded starts through the sieve, each a whole job.
 *
 * @throws LatentError IMPOSSIBLE_ROW, DEGENERATE_COMPONENT, ALL_STARTS_FAILED, OBJECTIVE_FELL, OUT_OF_MEMORY, ABORTED (before the
 * first E-step)
 */
export async function fitMixture(task: FitTask, observe?: (visit: FitVisit) => void): Promise<FitOutcome> {
  const { model, patterns, settings, pace, fixed, objectiveOnly } = task;
  const { engine, warnings, ...created } = await createEngine(settings.engine, model, patterns, pace);
  const collapsed = new Set<number>();
  let first: { readonly classIndex: number; readonly iteration: number } | undefined;
  const drawn = createStarts({ ...task, seed: settings.seed, method: settings.startMethod });
  const outcome = await fitStarts({
    model,
    engine,
    patterns,
    // One class has one optimum in every family.
    settings: model.classes === 1 ? { ...settings, starts: 1 } : settings,
    pace,
    draw: (start) => (fixed ? withFixed(model, drawn(start), fixed) : drawn(start)),
    same: (byObjective) => sameOptimum(model, byObjective),
    objectiveOnly,
    observe,
    crew: crewOf(task, created),
    onDegenerate({ trace, parameters }) {
      const found = model.collapsed(parameters);
      if (!found) return;
      collapsed.add(found.feature);
      first ??= { classIndex: found.latent, iteration: trace.length - 1 };
    },
  }).catch((error: unknown) => {
    throw error instanceof LatentError && collapsed.size > 0
      ? error.at({ features: namesOf(model, collapsed), ...first })
      : error;
  });
  return { ...outcome, collapsed: namesOf(model, collapsed), warnings: [...warnings, ...outcome.warnings] };
}

const namesOf = (model: Mixture, features: ReadonlySet<number>): string[] =>
  [...features].sort((a, b) => a - b).map((feature) => model.emissions[feature]?.name as string);

/** |Δ objective| ≤ 1e-4 and, once the classes are matched, all parameters within 1e-3. */
function sameOptimum(model: Mixture, objectiveOnly: boolean): (a: EmResult, b: EmResult) => boolean {
  return (a, b) =>
    Math.abs(objectiveOf(a) - objectiveOf(b)) <= SAME_OBJECTIVE &&
    (objectiveOnly || alignedDistance(model, a.parameters, b.parameters) <= SAME_PARAMETERS);
}
