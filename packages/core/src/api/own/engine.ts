import { exp, log } from '../../math/index.ts';
import { LOG_LIKELIHOOD, type Parameters, type Statistics, TOTAL_WEIGHT } from '../../model/index.ts';
import { type Breath, finish, type Pass } from '../../pass/index.ts';
import { createTreeSum } from '../../statistics/index.ts';
import { createTemplate, type Template } from './numbers.ts';
import type { CustomModel } from './spec.ts';

/** Data between two chances to rest, and the leaves of the sum tree: the same data give the same bits everywhere. */
const CHUNK = 256;

/** Where the sums of the model begin: behind the log-likelihood, the weight and the entropy Σ w·(−Σ r log r). */
const HEAD = 3;
export const ENTROPY = 2;

/** Data under a model of one's own. */
export interface OwnEngine<Theta, Stats> {
  expect(parameters: Parameters): Statistics | Promise<Statistics>;
  /** The sums behind statistics, as `accumulate` left them. */
  sumsOf(statistics: Statistics): Stats;
  /** The lower bound at `parameters` with the responsibilities of `before`: Σ w Σ r (log p(k, x) − log r). */
  bound(parameters: Parameters, before: Parameters): number;
  readonly theta: Template<Theta>;
}

/** The E-step of a model of one's own: log-sum-exp over the classes, and its sums chunk by chunk up the fixed tree. */
export function createOwnEngine<Theta, Datum, Stats>(
  model: CustomModel<Theta, Datum, Stats>,
  theta: Template<Theta>,
  data: readonly Datum[],
  weights: Float64Array,
  breath?: Breath,
): OwnEngine<Theta, Stats> {
  const sums = createTemplate(model.zero(), 'zero');
  const size = HEAD + sums.size;

  function* pass(parameters: Parameters): Pass<Statistics> {
    const total = createTreeSum(size);
    const row = createRow(model, theta.unflatten(parameters));
    for (let from = 0; from < data.length; from += CHUNK) {
      const own = model.zero();
      const [head, leaf] = [new Float64Array(HEAD), new Float64Array(size)];
      for (let i = from; i < Math.min(data.length, from + CHUNK); i++) {
        const weight = weights[i] as number;
        if (weight === 0) continue;
        const logLikelihood = row.at(data[i] as Datum);
        head[LOG_LIKELIHOOD] = (head[LOG_LIKELIHOOD] as number) + weight * logLikelihood;
        head[TOTAL_WEIGHT] = (head[TOTAL_WEIGHT] as number) + weight;
        head[ENTROPY] = (head[ENTROPY] as number) + weight * row.entropy();
        // Without responsibilities there is nothing to add: the log-likelihood says that this is no place to be.
        if (Number.isFinite(logLikelihood)) model.accumulate(own, data[i] as Datum, row.responsibilities, weight);
      }
      leaf.set(head);
      leaf.set(sums.flatten(own, 'accumulate'), HEAD);
      total.push(leaf);
      yield;
    }
    return total.total();
  }

  return {
    theta,
    expect: (parameters) => finish(pass(parameters), breath),
    sumsOf: (statistics) => sums.unflatten(statistics.subarray(HEAD)),
    bound(parameters, before) {
      const [now, then] = [parameters, before].map((vector) => createRow(model, theta.unflatten(vector))) as [
        Row<Datum>,
        Row<Datum>,
      ];
      let sum = 0;
      data.forEach((datum, i) => {
        const weight = weights[i] as number;
        if (weight === 0) return;
        now.at(datum);
        then.at(datum);
        then.responsibilities.forEach((r, k) => {
          if (r !== 0) sum += weight * r * ((now.joint[k] as number) - log(r));
        });
      });
      return sum;
    },
  };
}

/** One datum after the other at the same parameters. */
export interface Row<Datum> {
  /** log p(class, datum) of the last datum; NaN where `logJoint` wrote nothing. */
  readonly joint: Float64Array;
  /** Of the last datum; 0 where it is impossible. */
  readonly responsibilities: Float64Array;
  /** log p(datum), by log-sum-exp. */
  at(datum: Datum): number;
  /** −Σ r log r of the last datum. */
  entropy(): number;
}

export function createRow<Theta, Datum, Stats>(model: CustomModel<Theta, Datum, Stats>, theta: Theta): Row<Datum> {
  const joint = new Float64Array(model.classes);
  const responsibilities = new Float64Array(model.classes);
  let marginal = Number.NaN;
  return {
    joint,
    responsibilities,
    at(datum) {
      joint.fill(Number.NaN);
      model.logJoint(theta, datum, joint);
      marginal = logSumExp(joint);
      for (let k = 0; k < joint.length; k++)
        responsibilities[k] = marginal === Number.NEGATIVE_INFINITY ? 0 : exp((joint[k] as number) - marginal);
      return marginal;
    },
    entropy() {
      let sum = 0;
      for (let k = 0; k < joint.length; k++) {
        const r = responsibilities[k] as number;
        if (r !== 0) sum -= r * ((joint[k] as number) - marginal);
      }
      return sum;
    },
  };
}

function logSumExp(values: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) largest = Math.max(largest, value);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of values) sum += exp(value - largest);
  return largest + log(sum);
}
