import { createLogJoint } from '../engine/index.ts';
import { LatentError } from '../error/index.ts';
import { log } from '../math/index.ts';
import {
  createPosterior,
  type Engine,
  type LatentClassModel,
  LOG_LIKELIHOOD,
  type Parameters,
  type Posterior,
  type Statistics,
} from '../model/index.ts';
import { type Patterns, patternAt } from '../patterns/index.ts';

/** log-likelihood = ELBO + KL and ELBO = Q + entropy, in nats, for responsibilities q at parameters θ. */
export interface Decomposition {
  readonly logLikelihood: number;
  /** Σ_i w_i Σ_k q_ik (log p(k, x_i; θ) − log q_ik): the lower bound. */
  readonly elbo: number;
  /** Σ_i w_i KL(q_i ‖ p(k | x_i; θ)) ≥ 0: the gap; 0 exactly where q is the posterior. */
  readonly kl: number;
  /** Q(θ; q) = Σ_i w_i Σ_k q_ik log p(k, x_i; θ). */
  readonly q: number;
  /** −Σ_i w_i Σ_k q_ik log q_ik. */
  readonly entropy: number;
}

/** Fitted data, to be taken apart at some parameters. */
export interface Decomposable {
  readonly engine: Engine;
  readonly model: LatentClassModel;
  readonly patterns: Patterns;
  readonly parameters: Parameters;
}

/**
 * Takes the log-likelihood apart for a q that every row of a pattern shares: Q from the expected counts, entropy and KL pattern by pattern.
 *
 * @param q responsibilities, one row a pattern
 * @example
 * const { logLikelihood, elbo, kl } = await decomposeByPattern(fitted, q); // logLikelihood = elbo + kl
 */
export async function decomposeByPattern(data: Decomposable, q: Posterior): Promise<Decomposition> {
  const { weights, count } = data.patterns;
  return await decompose(data, q, q, { count, patternOf: (i) => i, weightOf: (i) => weights?.[i] ?? 1 });
}

/**
 * As `decomposeByPattern`, for a q of its own for every row: entropy and KL row by row.
 *
 * @param q responsibilities, one row a row of the data
 * @param weights of the rows; 1 where absent
 */
export async function decomposeByRow(data: Decomposable, q: Posterior, weights?: Float64Array): Promise<Decomposition> {
  const { rows } = data.patterns;
  if (q.n !== rows)
    throw new LatentError(
      'BAD_OPTION',
      `q has ${q.n} rows, the data have ${rows}`,
      'Give responsibilities for every row.',
      {
        option: 'q',
      },
    );
  const units: Units = {
    count: rows,
    patternOf: (row) => patternAt(data.patterns, row),
    weightOf: (row) => weights?.[row] ?? 1,
  };
  return await decompose(data, q, meanByPattern(q, data.patterns, units), units);
}

/** What a q is given for: patterns, or rows. */
interface Units {
  readonly count: number;
  readonly patternOf: (unit: number) => number;
  readonly weightOf: (unit: number) => number;
}

async function decompose(
  { engine, model, patterns, parameters }: Decomposable,
  q: Posterior,
  byPattern: Posterior,
  units: Units,
): Promise<Decomposition> {
  const statistics: Statistics = await engine.accumulate(byPattern, parameters);
  const logLikelihood = statistics[LOG_LIKELIHOOD] as number;
  const expected = model.expectedLogJoint(parameters, statistics);
  // The posterior by its logarithm: a responsibility that underflows still has one.
  const logJoint = createLogJoint(model, patterns);
  logJoint.load(parameters);
  let entropy = 0;
  let kl = 0;
  for (let i = 0; i < units.count; i++) {
    const weight = units.weightOf(i);
    if (weight === 0) continue;
    const marginal = logJoint.of(units.patternOf(i));
    q.row(i).forEach((probability, k) => {
      if (probability === 0) return;
      const own = log(probability);
      entropy -= weight * probability * own;
      kl += weight * probability * (own - ((logJoint.joint[k] as number) - marginal));
    });
  }
  return { logLikelihood, elbo: expected + entropy, kl, q: expected, entropy };
}

/** The weighted mean of the responsibilities of each pattern's rows: statistics are linear in q. */
function meanByPattern(q: Posterior, patterns: Patterns, units: Units): Posterior {
  const data = new Float64Array(patterns.count * q.k);
  for (let i = 0; i < units.count; i++) {
    const weight = units.weightOf(i);
    if (weight === 0) continue;
    const pattern = units.patternOf(i);
    const share = weight / (patterns.weights?.[pattern] ?? 1);
    q.row(i).forEach((probability, k) => {
      data[pattern * q.k + k] = (data[pattern * q.k + k] as number) + share * probability;
    });
  }
  return createPosterior(q.k, data);
}
