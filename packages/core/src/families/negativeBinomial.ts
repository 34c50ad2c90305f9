import { COUNT } from '../encode/index.ts';
import { negativeBinomialLog } from '../math/index.ts';
import type { Emission, EmissionSpec, Family } from './family.ts';
import { mixtureMean, mixtureMode } from './modes.ts';
import { improveSize, sizeScore } from './negativeBinomialSize.ts';
import { drawNegativeBinomial } from './samplers.ts';
import { scaleOf, startingMean } from './starts.ts';
import { expectedLog, sumsOver, supportTable } from './support.ts';

/** Means below are as good as 0 when parameters are compared. */
const SMALL = 1e-6;

/** Counts that vary more than Poisson counts. */
export const negativeBinomial: Family = {
  columns: (_, [name = '']) => [{ name, numbers: COUNT }],
  coding: 'support',
  emission: negativeBinomialEmission,
};

/**
 * The negative binomial family: mean and size for each class, variance mean + mean² / size. Statistics are the expected counts of the
 * support, [class][value]. The M-step takes the exact mean, which does not depend on the size, and improves the size by one Newton step:
 * a generalized EM (Dempster, Laird & Rubin 1977).
 */
function negativeBinomialEmission({ name, classes, fixed, support = NOTHING }: EmissionSpec): Emission {
  const levels = support.length;
  const meanOf = (parameters: Float64Array, latent: number) => parameters[latent] as number;
  const sizeOf = (parameters: Float64Array, latent: number) => parameters[classes + latent] as number;
  const countsOf = (statistics: Float64Array, latent: number) =>
    statistics.subarray(latent * levels, (latent + 1) * levels);
  const logProbability = (parameters: Float64Array, latent: number, level: number): number =>
    negativeBinomialLog(support[level] as number, meanOf(parameters, latent), sizeOf(parameters, latent));

  return {
    name,
    columns: 1,
    iterative: true,
    freeParameters: fixed ? 0 : 2 * classes,
    // parameters
    parameters: ['mean', 'size'].map((key) => ({
      name: `${name}.${key}`,
      key,
      shape: [classes],
      constraint: 'positive' as const,
      fixed,
    })),
    // statistics
    statistics: [{ name: `${name}.counts`, shape: [classes, levels], constraint: 'positive' }],
    // density
    block: supportTable(classes, levels, logProbability),
    // fit
    start(random, margin, out) {
      const scale = scaleOf(margin, support);
      const { mean, variance } = scale ?? { mean: 1, variance: 2 };
      // The size that the whole column would have by its moments; classes are less dispersed than their mixture.
      const size = variance > mean && mean > 0 ? (2 * mean * mean) / (variance - mean) : 10;
      for (let latent = 0; latent < classes; latent++) {
        out[latent] = startingMean(random, scale);
        out[classes + latent] = Math.min(1000, Math.max(0.1, size)) * (0.5 + random.uniform());
      }
    },
    maximize(statistics, previous, out) {
      out.set(previous);
      if (fixed) return;
      for (let latent = 0; latent < classes; latent++) {
        const counts = countsOf(statistics, latent);
        const [weight = 0, sum = 0] = sumsOver(counts, support, 1);
        if (!(weight > 0)) continue;
        out[latent] = sum / weight;
        out[classes + latent] = improveSize(counts, support, sum / weight, sizeOf(previous, latent));
      }
    },
    logPrior: () => 0,
    expectedLogJoint: (parameters, statistics) => expectedLog(parameters, statistics, classes, logProbability),
    scores(parameters, statistics, out) {
      for (let latent = 0; latent < classes; latent++) {
        const counts = countsOf(statistics, latent);
        const [weight = 0, sum = 0] = sumsOver(counts, support, 1);
        const [mean, size] = [meanOf(parameters, latent), sizeOf(parameters, latent)];
        const share = size / (size + mean);
        out[latent] = (sum === 0 ? 0 : (sum / mean) * share) - weight * share;
        out[classes + latent] = sizeScore(counts, support, mean, size).slope;
      }
    },
    units(parameters, out) {
      for (let latent = 0; latent < classes; latent++) {
        const [mean, size] = [Math.max(meanOf(parameters, latent), SMALL), sizeOf(parameters, latent)];
        out[latent] = mean;
        // A size is felt through mean / size, the excess of the variance: far out, near Poisson, large changes mean little.
        out[classes + latent] = Math.max(size, (size * size) / mean, SMALL);
      }
    },
    // sample
    draw(random, parameters, latent, cells) {
      if (Number.isNaN(cells[0]))
        cells[0] = drawNegativeBinomial(random, meanOf(parameters, latent), sizeOf(parameters, latent));
    },
    complete(how, parameters, responsibilities, cells) {
      if (!Number.isNaN(cells[0])) return;
      const hillOf = (latent: number) => {
        const [mean, size] = [meanOf(parameters, latent), sizeOf(parameters, latent)];
        return {
          mode: size > 1 ? Math.floor(mean * (1 - 1 / size)) : 0,
          deviation: Math.sqrt(mean + (mean * mean) / size),
          logProbability: (count: number) => negativeBinomialLog(count, mean, size),
        };
      };
      cells[0] =
        how === 'mean'
          ? mixtureMean(responsibilities, (latent) => meanOf(parameters, latent))
          : mixtureMode(responsibilities, hillOf);
    },
  };
}

const NOTHING = new Float64Array(0);
