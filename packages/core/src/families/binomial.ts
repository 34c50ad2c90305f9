import { COUNT } from '../encode/index.ts';
import { binomialLog, log, log1p } from '../math/index.ts';
import type { Emission, EmissionSpec, Family, MomentsForm } from './family.ts';
import { mixtureMean, mixtureMode } from './modes.ts';
import { drawBinomial } from './samplers.ts';
import { shareOf, startingProbability } from './starts.ts';
import { addSums, expectedLog, supportTable, termBlocks } from './support.ts';

/** Counts of successes out of a number of trials. */
export const binomial: Family = {
  columns: ({ trials }, names) =>
    names.map((name, i) => ({
      name,
      numbers: i === 0 && typeof trials === 'number' ? { ...COUNT, most: trials } : COUNT,
    })),
  coding: 'few',
  check([successes = Number.NaN, trials]) {
    if (trials === undefined || Number.isNaN(successes)) return undefined;
    if (Number.isNaN(trials))
      return `${successes} successes of an unknown number of trials: the trials' cell is missing`;
    return successes > trials ? `${successes} successes are more than the ${trials} trials` : undefined;
  },
  emission: binomialEmission,
};

/**
 * The binomial family: one probability for each class, of successes out of a number of trials that is given or stands in a second column.
 * Statistics are the expected counts of the support, [class][value]; without a support the sums of (x, n − x, log of the binomial
 * coefficient), [term][class].
 */
function binomialEmission({ name, classes, fixed, feature, support }: EmissionSpec): Emission {
  const trials = typeof feature.trials === 'number' ? feature.trials : undefined;
  const columns = trials === undefined ? 2 : 1;
  const levels = (support?.length ?? 0) / columns;
  const logProbability = (parameters: Float64Array, latent: number, level: number): number =>
    binomialLog(
      support?.[level * columns] as number,
      trials ?? (support?.[level * columns + 1] as number),
      parameters[latent] as number,
    );
  /** Expected successes and failures of a class. */
  const sumsOf = (statistics: Float64Array, latent: number): readonly [number, number] => {
    if (!support) return [statistics[latent] as number, statistics[classes + latent] as number];
    let [successes, failures] = [0, 0];
    for (let level = 0; level < levels; level++) {
      const count = statistics[latent * levels + level] as number;
      const own = support[level * columns] as number;
      successes += count * own;
      failures += count * ((trials ?? (support[level * columns + 1] as number)) - own);
    }
    return [successes, failures];
  };

  return {
    name,
    columns,
    freeParameters: fixed ? 0 : classes,
    // parameters
    parameters: [{ name: `${name}.probability`, key: 'probability', shape: [classes], constraint: 'unit', fixed }],
    // statistics
    statistics: support
      ? [{ name: `${name}.counts`, shape: [classes, levels], constraint: 'positive' }]
      : termBlocks(name, classes, ['successes', 'failures', 'logBase']),
    // density
    block: support ? supportTable(classes, levels, logProbability) : momentsForm(classes, trials),
    // fit
    start(random, margin, out) {
      const draw = shareOf(margin, support, trials);
      for (let latent = 0; latent < classes; latent++) out[latent] = startingProbability(random, draw(random));
    },
    maximize(statistics, previous, out) {
      out.set(previous);
      if (fixed) return;
      for (let latent = 0; latent < classes; latent++) {
        const [successes, failures] = sumsOf(statistics, latent);
        const total = successes + failures;
        if (total > 0) out[latent] = successes / total;
      }
    },
    logPrior: () => 0,
    expectedLogJoint(parameters, statistics) {
      if (support) return expectedLog(parameters, statistics, classes, logProbability);
      let sum = 0;
      for (let latent = 0; latent < classes; latent++) {
        const [successes, failures] = sumsOf(statistics, latent);
        const probability = parameters[latent] as number;
        sum += statistics[2 * classes + latent] as number;
        if (successes !== 0) sum += successes * log(probability);
        if (failures !== 0) sum += failures * log1p(-probability);
      }
      return sum;
    },
    scores(parameters, statistics, out) {
      for (let latent = 0; latent < classes; latent++) {
        const [successes, failures] = sumsOf(statistics, latent);
        const probability = parameters[latent] as number;
        const up = successes === 0 ? 0 : successes / probability;
        out[latent] = up - (failures === 0 ? 0 : failures / (1 - probability));
      }
    },
    units(_parameters, out) {
      out.fill(1);
    },
    // sample
    draw(random, parameters, latent, cells) {
      const n = trials ?? (cells[1] as number);
      if (Number.isNaN(cells[0]) && !Number.isNaN(n)) cells[0] = drawBinomial(random, n, parameters[latent] as number);
    },
    complete(how, parameters, responsibilities, cells) {
      const n = trials ?? (cells[1] as number);
      if (!Number.isNaN(cells[0]) || Number.isNaN(n)) return;
      const probabilityOf = (latent: number) => parameters[latent] as number;
      cells[0] =
        how === 'mean'
          ? n * mixtureMean(responsibilities, probabilityOf)
          : mixtureMode(responsibilities, (latent) => ({
              mode: Math.min(n, Math.floor((n + 1) * probabilityOf(latent))),
              deviation: Math.sqrt(n * probabilityOf(latent) * (1 - probabilityOf(latent))),
              logProbability: (count) => binomialLog(count, n, probabilityOf(latent)),
            }));
    },
  };
}

function momentsForm(classes: number, trials: number | undefined): MomentsForm {
  return {
    kind: 'moments',
    columns: trials === undefined ? 2 : 1,
    terms: 3,
    moments([successes = Number.NaN, all = Number.NaN], out) {
      const n = trials ?? all;
      if (Number.isNaN(successes) || Number.isNaN(n)) {
        out.fill(0);
        return;
      }
      out[0] = successes;
      out[1] = n - successes;
      // log n! / (x! (n − x)!), read off the density with probability ½
      out[2] = binomialLog(successes, n, 0.5) + n * Math.LN2;
    },
    coefficients(parameters, out) {
      for (let latent = 0; latent < classes; latent++) {
        const probability = parameters[latent] as number;
        out[latent] = log(probability);
        out[classes + latent] = log1p(-probability);
        out[2 * classes + latent] = 1;
      }
    },
    fold: addSums,
  };
}
