import { COUNT } from '../encode/index.ts';
import { log, logGamma, poissonLog } from '../math/index.ts';
import type { Emission, EmissionSpec, Family, MomentsForm } from './family.ts';
import { mixtureMean, mixtureMode } from './modes.ts';
import { drawPoisson } from './samplers.ts';
import { scaleOf, startingMean } from './starts.ts';
import { addSums, expectedLog, sumsOver, supportTable, termBlocks } from './support.ts';

/** Rates below are as good as 0 when parameters are compared. */
const SMALL = 1e-6;

/** Counts without an upper bound. */
export const poisson: Family = {
  columns: (_, [name = '']) => [{ name, numbers: COUNT }],
  coding: 'few',
  emission: poissonEmission,
};

/**
 * The Poisson family: one rate for each class. Statistics are the expected counts of the support, [class][value]; without a support the
 * sums of (1, x, −log x!), [term][class].
 */
function poissonEmission({ name, classes, fixed, support }: EmissionSpec): Emission {
  const levels = support?.length ?? 0;
  const logProbability = (parameters: Float64Array, latent: number, level: number): number =>
    poissonLog(support?.[level] as number, parameters[latent] as number);
  /** A class's weight and its sum of counts. */
  const sumsOf = (statistics: Float64Array, latent: number): readonly [number, number] => {
    if (!support) return [statistics[latent] as number, statistics[classes + latent] as number];
    const [weight = 0, sum = 0] = sumsOver(statistics.subarray(latent * levels, (latent + 1) * levels), support, 1);
    return [weight, sum];
  };

  return {
    name,
    columns: 1,
    freeParameters: fixed ? 0 : classes,
    // parameters
    parameters: [{ name: `${name}.rate`, key: 'rate', shape: [classes], constraint: 'positive', fixed }],
    // statistics
    statistics: support
      ? [{ name: `${name}.counts`, shape: [classes, levels], constraint: 'positive' }]
      : termBlocks(name, classes, ['weight', 'sum', 'logBase']),
    identifiable: true,
    // density
    block: support ? supportTable(classes, levels, logProbability) : momentsForm(classes),
    // fit
    start(random, margin, out) {
      const scale = scaleOf(margin, support);
      for (let latent = 0; latent < classes; latent++) out[latent] = startingMean(random, scale);
    },
    maximize(statistics, previous, out) {
      out.set(previous);
      if (fixed) return;
      for (let latent = 0; latent < classes; latent++) {
        const [weight, sum] = sumsOf(statistics, latent);
        if (weight > 0) out[latent] = sum / weight;
      }
    },
    logPrior: () => 0,
    expectedLogJoint(parameters, statistics) {
      if (support) return expectedLog(parameters, statistics, classes, logProbability);
      let total = 0;
      for (let latent = 0; latent < classes; latent++) {
        const [weight, sum] = sumsOf(statistics, latent);
        const rate = parameters[latent] as number;
        total += (statistics[2 * classes + latent] as number) - weight * rate + (sum === 0 ? 0 : sum * log(rate));
      }
      return total;
    },
    scores(parameters, statistics, out) {
      for (let latent = 0; latent < classes; latent++) {
        const [weight, sum] = sumsOf(statistics, latent);
        out[latent] = (sum === 0 ? 0 : sum / (parameters[latent] as number)) - weight;
      }
    },
    units(parameters, out) {
      for (let latent = 0; latent < classes; latent++) out[latent] = Math.max(parameters[latent] as number, SMALL);
    },
    // sample
    draw(random, parameters, latent, cells) {
      if (Number.isNaN(cells[0])) cells[0] = drawPoisson(random, parameters[latent] as number);
    },
    complete(how, parameters, responsibilities, cells) {
      if (!Number.isNaN(cells[0])) return;
      const rateOf = (latent: number) => parameters[latent] as number;
      cells[0] =
        how === 'mean'
          ? mixtureMean(responsibilities, rateOf)
          : mixtureMode(responsibilities, (latent) => ({
              mode: Math.floor(rateOf(latent)),
              deviation: Math.sqrt(rateOf(latent)),
              logProbability: (count) => poissonLog(count, rateOf(latent)),
            }));
    },
  };
}

function momentsForm(classes: number): MomentsForm {
  return {
    kind: 'moments',
    columns: 1,
    terms: 3,
    moments([count = Number.NaN], out) {
      const missing = Number.isNaN(count);
      out[0] = missing ? 0 : 1;
      out[1] = missing ? 0 : count;
      out[2] = missing || count < 2 ? 0 : -logGamma(count + 1);
    },
    coefficients(parameters, out) {
      for (let latent = 0; latent < classes; latent++) {
        const rate = parameters[latent] as number;
        out[latent] = -rate;
        out[classes + latent] = log(rate);
        out[2 * classes + latent] = 1;
      }
    },
    fold: addSums,
  };
}
