import { log } from '../math/index.ts';
import type { Emission, EmissionSpec, Family } from './family.ts';
import { mixtureMean } from './modes.ts';
import { scaleOf, startingMean } from './starts.ts';
import { addSums, termBlocks } from './support.ts';

/** Durations and other numbers from 0 on. */
export const exponential: Family = {
  columns: (_, [name = '']) => [{ name, numbers: { whole: false, least: 0, most: Number.POSITIVE_INFINITY } }],
  coding: 'values',
  emission: exponentialEmission,
};

/** The exponential family: one rate for each class, the mean is 1 / rate. Statistics are the sums of (1, x), [term][class]. */
function exponentialEmission({ name, classes, fixed }: EmissionSpec): Emission {
  const isCollapsed = (rate: number): boolean => rate === Number.POSITIVE_INFINITY;
  const sumsOf = (statistics: Float64Array, latent: number) =>
    [statistics[latent] as number, statistics[classes + latent] as number] as const;

  return {
    name,
    columns: 1,
    freeParameters: fixed ? 0 : classes,
    // parameters
    parameters: [{ name: `${name}.rate`, key: 'rate', shape: [classes], constraint: 'positive', fixed }],
    // statistics
    statistics: termBlocks(name, classes, ['weight', 'sum']),
    identifiable: true,
    // density
    block: {
      kind: 'moments',
      columns: 1,
      terms: 2,
      moments([value = Number.NaN], out) {
        const missing = Number.isNaN(value);
        out[0] = missing ? 0 : 1;
        out[1] = missing ? 0 : value;
      },
      coefficients(parameters, out) {
        for (let latent = 0; latent < classes; latent++) {
          const rate = isCollapsed(parameters[latent] as number) ? Number.NaN : (parameters[latent] as number);
          out[latent] = log(rate);
          out[classes + latent] = -rate;
        }
      },
      fold: addSums,
    },
    // fit
    start(random, margin, out) {
      const scale = scaleOf(margin, undefined);
      for (let latent = 0; latent < classes; latent++) out[latent] = 1 / startingMean(random, scale);
    },
    maximize(statistics, previous, out) {
      out.set(previous);
      if (fixed) return;
      for (let latent = 0; latent < classes; latent++) {
        const [weight, sum] = sumsOf(statistics, latent);
        if (weight > 0) out[latent] = weight / sum;
      }
    },
    logPrior: () => 0,
    expectedLogJoint(parameters, statistics) {
      let total = 0;
      for (let latent = 0; latent < classes; latent++) {
        const [weight, sum] = sumsOf(statistics, latent);
        const rate = parameters[latent] as number;
        if (weight !== 0) total += weight * log(rate) - rate * sum;
      }
      return total;
    },
    scores(parameters, statistics, out) {
      for (let latent = 0; latent < classes; latent++) {
        const [weight, sum] = sumsOf(statistics, latent);
        out[latent] = weight / (parameters[latent] as number) - sum;
      }
    },
    units(parameters, out) {
      out.set(parameters);
    },
    collapsed: (parameters) => parameters.findIndex(isCollapsed),
    // sample
    draw(random, parameters, latent, cells) {
      if (Number.isNaN(cells[0])) cells[0] = random.exponential() / (parameters[latent] as number);
    },
    complete(_how, parameters, responsibilities, cells) {
      if (Number.isNaN(cells[0]))
        cells[0] = mixtureMean(responsibilities, (latent) => 1 / (parameters[latent] as number));
    },
  };
}
