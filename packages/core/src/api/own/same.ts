import { type EmResult, objectiveOf } from '../../em/index.ts';

const SAME_OBJECTIVE = 1e-4;

/** Nobody but the model knows which of its numbers belong to which class: optima of one objective count as the same. */
export const sameObjective = (a: EmResult, b: EmResult): boolean =>
  Math.abs(objectiveOf(a) - objectiveOf(b)) <= SAME_OBJECTIVE;
