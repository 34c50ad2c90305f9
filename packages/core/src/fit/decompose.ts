import { log } from '../math/index.ts';
import {
  createPosterior,
  type Engine,
  LOG_LIKELIHOOD,
  type Model,
  type Parameters,
  type Posterior,
  type Statistics,
} from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';

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

/**
 * Takes the log-likelihood apart for any q: Q from the expected counts, entropy and KL row by row.
 *
 * @param q responsibilities of every row, or of every pattern
 * @param weights one a row
 * @example
 * const { logLikelihood, elbo, kl } = await decompose(engine, model, patterns, weights, parameters, q); // logLikelihood = elbo + kl
 */
export async function decompose(
  engine: Engine,
  model: Model,
  patterns: Patterns,
  weights: Float64Array | undefined,
  parameters: Parameters,
  q: Posterior,
): Promise<Decomposition> {
  const byRow = q.n === patterns.rows;
  if (!byRow && q.n !== patterns.count)
    throw new RangeError(`q has ${q.n} rows; the data have ${patterns.rows} rows in ${patterns.count} patterns`);
  const statistics: Statistics = await engine.accumulate(byRow ? byPattern(q, patterns, weights) : q, parameters);
  const logLikelihood = statistics[LOG_LIKELIHOOD] as number;
  const expected = model.expectedLogJoint(parameters, statistics);
  const truth = engine.posterior(parameters);
  let entropy = 0;
  let kl = 0;
  for (let i = 0; i < q.n; i++) {
    const pattern = byRow ? (patterns.patternOf[i] as number) : i;
    const weight = byRow ? (weights?.[i] ?? 1) : (patterns.weights[pattern] as number);
    if (weight === 0) continue;
    const posterior = truth.row(pattern);
    q.row(i).forEach((probability, k) => {
      if (probability === 0) return;
      const own = log(probability);
      entropy -= weight * probability * own;
      kl += weight * probability * (own - log(posterior[k] as number));
    });
  }
  return { logLikelihood, elbo: expected + entropy, kl, q: expected, entropy };
}

/** The weighted mean of the responsibilities of each pattern's rows: statistics are linear in q. */
function byPattern(q: Posterior, patterns: Patterns, weights: Float64Array | undefined): Posterior {
  const data = new Float64Array(patterns.count * q.k);
  for (let i = 0; i < patterns.rows; i++) {
    const pattern = patterns.patternOf[i] as number;
    const total = patterns.weights[pattern] as number;
    if (total === 0) continue;
    const share = (weights?.[i] ?? 1) / total;
    q.row(i).forEach((probability, k) => {
      data[pattern * q.k + k] = (data[pattern * q.k + k] as number) + share * probability;
    });
  }
  return createPosterior(q.k, data);
}
