import { categoricalEmission } from './categorical.ts';
import type { Emission, EmissionSpec } from './family.ts';

export type { Emission, EmissionSpec } from './family.ts';
export { drawSimplex, logDirichlet, maximizeSimplex, simplexScores, weightedLog } from './simplex.ts';

/** The families by the names that model documents use. */
export const families: Readonly<Record<string, (spec: EmissionSpec) => Emission>> = {
  categorical: categoricalEmission,
};
