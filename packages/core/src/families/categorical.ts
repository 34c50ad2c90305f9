import { log } from '../math/index.ts';
import type { Emission, EmissionSpec } from './family.ts';
import { drawSimplex, logDirichlet, maximizeSimplex, simplexScores, weightedLog } from './simplex.ts';

/**
 * The categorical family: one probability vector over the levels for each class. A Bernoulli column is one with two levels.
 * Parameters and statistics have the shape [class][level].
 */
export function categoricalEmission({ name, levels, classes, pseudoCount, fixed }: EmissionSpec): Emission {
  const width = levels.length;
  const shape = [classes, width];
  const rowOf = (vector: Float64Array, latent: number) => vector.subarray(latent * width, (latent + 1) * width);
  const forEachClass = (visit: (latent: number) => void) => {
    for (let latent = 0; latent < classes; latent++) visit(latent);
  };

  return {
    name,
    levels: width,
    freeParameters: fixed ? 0 : classes * (width - 1),
    // parameters
    parameters: { name, shape, constraint: 'simplex', fixed },
    // statistics
    statistics: { name, shape, constraint: 'positive' },
    // density
    logProbabilities(parameters, out) {
      for (let latent = 0; latent < classes; latent++)
        for (let level = 0; level < width; level++)
          out[level * classes + latent] = log(parameters[latent * width + level] as number);
    },
    fold(counts, statistics) {
      for (let latent = 0; latent < classes; latent++)
        for (let level = 0; level < width; level++) {
          const slot = latent * width + level;
          statistics[slot] = (statistics[slot] as number) + (counts[level * classes + latent] as number);
        }
    },
    // fit
    start(random, _margin, out) {
      forEachClass((latent) => {
        drawSimplex(random, rowOf(out, latent));
      });
    },
    maximize(statistics, previous, out) {
      if (fixed) out.set(previous);
      else
        forEachClass((latent) => {
          maximizeSimplex(rowOf(statistics, latent), pseudoCount, rowOf(previous, latent), rowOf(out, latent));
        });
    },
    logPrior: (parameters) => (fixed ? 0 : logDirichlet(parameters, pseudoCount)),
    expectedLogJoint: (parameters, statistics) => weightedLog(statistics, parameters),
    scores(parameters, statistics, out) {
      simplexScores(statistics, parameters, out);
    },
    // sample
    sample: (random, parameters, latent) => random.index(rowOf(parameters, latent)),
  };
}
