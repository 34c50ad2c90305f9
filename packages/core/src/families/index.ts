import { binomial } from './binomial.ts';
import { categorical } from './categorical.ts';
import { exponential } from './exponential.ts';
import type { Family } from './family.ts';
import { gaussian } from './gaussian.ts';
import { negativeBinomial } from './negativeBinomial.ts';
import { poisson } from './poisson.ts';

export type { Emission, EmissionSpec, Family, FeaturePrior, FeatureSpec, Margin } from './family.ts';
export { drawSimplex, logDirichlet, maximizeSimplex, simplexScores, weightedLog } from './simplex.ts';

/** The families by the names that model documents use. */
export const families: Readonly<Record<string, Family>> = {
  categorical,
  poisson,
  binomial,
  exponential,
  'negative-binomial': negativeBinomial,
  gaussian,
};
