import type { Posterior } from './posterior.ts';
import type { Parameters, Statistics } from './vectors.ts';

/** Whatever can turn parameters into statistics: one WASM instance, a pool, a stream, a database. */
export interface Engine {
  readonly name: string;
  /** The E-step with the posterior as q. The result is the caller's to keep: no other call changes it. */
  expect(parameters: Parameters): Statistics | Promise<Statistics>;
  /** Expected statistics under any q (one row a pattern); slot 0 is still the log-likelihood at `parameters`. */
  accumulate(q: Posterior, parameters: Parameters): Statistics | Promise<Statistics>;
  /** The responsibilities of every pattern. */
  posterior(parameters: Parameters): Posterior;
  /** The log-likelihood of every pattern, without its weight; −Infinity where it is impossible. */
  logLikelihoods(parameters: Parameters): Float64Array;
  dispose(): void;
}
