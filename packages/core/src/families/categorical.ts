import { log } from '../math/index.ts';
import type { Emission, EmissionSpec, Family } from './family.ts';
import { type Counts, drawSimplex, logDirichlet, maximizeSimplex, simplexScores, weightedLog } from './simplex.ts';

/** The categorical family: one probability vector over the levels for each class. A Bernoulli column is one with two levels. */
export const categorical: Family = {
  columns: ({ levels = [] }, [name = '']) => [{ name, levels }],
  coding: 'levels',
  emission: categoricalEmission,
};

/** Parameters and statistics have the shape [class][level]. */
function categoricalEmission({ name, feature, classes, pseudoCount, fixed }: EmissionSpec): Emission {
  const levels = feature.levels ?? [];
  const width = levels.length;
  const shape = [classes, width];
  const added: Counts = feature.prior?.pseudoCounts ?? new Array<number>(width).fill(pseudoCount);
  const isFlat = Array.from(added).every((count) => count === 0);
  const rowOf = (vector: Float64Array, latent: number) => vector.subarray(latent * width, (latent + 1) * width);
  const mix = (parameters: Float64Array, responsibilities: Float64Array, level: number): number =>
    responsibilities.reduce((sum, r, latent) => sum + r * (parameters[latent * width + level] as number), 0);
  const probabilities = (parameters: Float64Array, out: Float64Array): void => {
    for (let latent = 0; latent < classes; latent++)
      for (let level = 0; level < width; level++)
        out[level * classes + latent] = parameters[latent * width + level] as number;
  };

  return {
    name,
    columns: 1,
    freeParameters: fixed ? 0 : classes * (width - 1),
    // parameters
    parameters: [{ name, shape, constraint: 'simplex', fixed, axes: [levels] }],
    // statistics
    statistics: [{ name, shape, constraint: 'positive' }],
    // density
    block: {
      kind: 'table',
      levels: width,
      closed: true,
      probabilities,
      logProbabilities(parameters, out) {
        probabilities(parameters, out);
        for (let i = 0; i < out.length; i++) out[i] = log(out[i] as number);
      },
      fold(counts, statistics) {
        for (let latent = 0; latent < classes; latent++)
          for (let level = 0; level < width; level++) {
            const slot = latent * width + level;
            statistics[slot] = (statistics[slot] as number) + (counts[level * classes + latent] as number);
          }
      },
    },
    // fit
    start(random, _margin, out) {
      for (let latent = 0; latent < classes; latent++) drawSimplex(random, rowOf(out, latent));
    },
    maximize(statistics, previous, out) {
      if (fixed) out.set(previous);
      else maximizeSimplex(statistics, added, previous, out);
    },
    logPrior: (parameters) => (fixed || isFlat ? 0 : logDirichlet(parameters, added)),
    expectedLogJoint: (parameters, statistics) => weightedLog(statistics, parameters),
    scores(parameters, statistics, out) {
      simplexScores(statistics, parameters, out);
    },
    units(_parameters, out) {
      out.fill(1);
    },
    // sample
    draw(random, parameters, latent, cells) {
      if (Number.isNaN(cells[0])) cells[0] = 1 + random.index(rowOf(parameters, latent));
    },
    complete(how, parameters, responsibilities, cells) {
      if (!Number.isNaN(cells[0])) return;
      let [best, mean] = [0, 0];
      for (let level = 0; level < width; level++) {
        const probability = mix(parameters, responsibilities, level);
        mean += probability * (level + 1);
        if (probability > mix(parameters, responsibilities, best)) best = level;
      }
      cells[0] = how === 'mode' ? best + 1 : mean;
    },
  };
}
