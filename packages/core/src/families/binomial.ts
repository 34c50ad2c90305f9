import { COUNT } from '../encode/index.ts';
import { binomialLog, log, log1p } from '../math/index.ts';
import type { Random } from '../random/index.ts';
import type { Emission, EmissionSpec, Family, Margin, MomentsForm } from './family.ts';
import { mixtureMean, mixtureMode } from './modes.ts';
import { drawBinomial } from './samplers.ts';
import { addSums, expectedLog, sumsOver, supportTable, termBlocks } from './support.ts';

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
      for (let latent = 0; latent < classes; latent++) {
        const share = Math.min(1 - EDGE, draw(random));
        const odds = (share / (1 - share)) * (0.5 + random.uniform());
        out[latent] = Math.min(1 - EDGE, Math.max(EDGE, odds / (1 + odds)));
      }
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

/** Starts stay so far from 0 and 1. */
const EDGE = 1e-12;

/** Draws a share of successes: halfway from the common one to that of a row of the data, both with half a success and failure added. */
function shareOf(
  { counts, columns }: Margin,
  support: Float64Array | undefined,
  trials: number | undefined,
): (random: Random) => number {
  const width = trials === undefined ? 2 : 1;
  const share = (successes: number, all: number): number => (successes + 0.5) / (all + 1);
  if (support && support.length > 0 && counts.length * width === support.length) {
    const [weight = 0, successes = 0, all = weight * (trials ?? 0)] = sumsOver(counts, support, width);
    if (weight > 0) {
      const common = share(successes, all);
      const shares = counts.map((count) => count / weight);
      return (random) => {
        const row = random.index(shares) * width;
        return (common + share(support[row] as number, trials ?? (support[row + 1] as number))) / 2;
      };
    }
  }
  const [successes, all] = columns;
  if (!successes || !(successes.weight > 0)) return (random) => 0.25 + 0.5 * random.uniform();
  const common = share(successes.weight * successes.mean, successes.weight * (trials ?? all?.mean ?? 0));
  return (random) => common * random.uniform() + (common * (1 - common)) / 2;
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
