import { objectiveOf } from '../em/index.ts';
import { createNetworkEngine, type NetworkEngine } from '../engine/index.ts';
import {
  filledNodes,
  type LabelGroup,
  markBarren,
  type Network,
  relabelledDistance,
  withFixed,
} from '../models/index.ts';
import { rowMajor, weightsOf } from '../patterns/index.ts';
import { createNetworkStarts } from '../starts/index.ts';
import {
  crewOf,
  type DataTask,
  type FitVisit,
  fitStarts,
  SAME_OBJECTIVE,
  SAME_PARAMETERS,
  type StartsOutcome,
} from './outcome.ts';

/** A network on its data, ready to be fitted. */
export interface NetworkTask extends DataTask<Network> {
  /** Nodes whose levels the data do not tell apart by name. */
  readonly groups: readonly LabelGroup[];
}

/** Where a fit of a network ended. */
export interface NetworkOutcome extends StartsOutcome<NetworkEngine> {
  /** The nodes that the E-step filled in, in some row; where there were none one M-step was the maximum. */
  readonly filled: readonly number[];
}

/**
 * Wires data → engine → EM for a network: seeded starts through the sieve, each a whole job.
 *
 * @throws LatentError IMPOSSIBLE_ROW, ALL_STARTS_FAILED, OBJECTIVE_FELL, CLIQUE_TOO_LARGE, OUT_OF_MEMORY, ABORTED (before the first E-step)
 */
export async function fitNetwork(
  task: NetworkTask,
  observe?: (visit: FitVisit<NetworkEngine>) => void,
): Promise<NetworkOutcome> {
  const { patterns, summary, settings, pace, fixed, groups } = task;
  const filled = filledNodes(markBarren(task.model, rowMajor(patterns)), weightsOf(patterns), patterns.items);
  const model: Network = { ...task.model, closedForm: filled.length === 0 };
  const { engine, warnings, ...created } = await createNetworkEngine(settings.engine, model, patterns, pace);
  const drawn = createNetworkStarts({ model, patterns, summary, seed: settings.seed });
  const outcome = await fitStarts({
    model,
    engine,
    patterns,
    settings: model.freeParameters === 0 ? { ...settings, starts: 1 } : settings,
    pace,
    draw: (start) => (fixed ? withFixed(model, drawn(start), fixed) : drawn(start)),
    same: (objectiveOnly) => (a, b) =>
      Math.abs(objectiveOf(a) - objectiveOf(b)) <= SAME_OBJECTIVE &&
      (objectiveOnly || relabelledDistance(model, groups, a.parameters, b.parameters) <= SAME_PARAMETERS),
    objectiveOnly: task.objectiveOnly,
    observe,
    crew: crewOf(task, created),
  });
  return { ...outcome, filled, warnings: [...warnings, ...outcome.warnings] };
}
