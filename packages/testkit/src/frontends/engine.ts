// The engines themselves, for laws about statistics: the library's own parts, from source, since its surface does not show them.

import { prepare } from '../../../core/src/api/prepare.ts';
import { createEngineNow } from '../../../core/src/engine/index.ts';
import { finishNow } from '../../../core/src/pass/index.ts';
import { mapRows, type Patterns, patternAt, weightsOf } from '../../../core/src/patterns/index.ts';
import '../../../core/src/index.ts'; // gives the engines their kernel
import type { Posterior } from 'latent';
import { createPosterior } from 'latent';
import { flatten, type Parameters, readParameters, unflatten } from '../oracle/numbers.ts';
import type { EngineName, Instance } from '../problem.ts';
import { tableOf } from './library.ts';

/** An engine on the data of an instance, at the parameters of its start. */
export interface OpenEngine {
  readonly statistics: Statistics;
  /** ∂ log-likelihood / ∂ parameters, as the model reads it off the statistics. */
  readonly scores: readonly number[];
  readonly posterior: readonly (readonly number[])[];
  readonly logLikelihoods: readonly number[];
  /** Statistics under given responsibilities of every row. */
  readonly accumulate: (q: readonly (readonly number[])[]) => Statistics;
  readonly parameters: Parameters;
}

export interface Statistics {
  readonly logLikelihood: number;
  readonly weight: number;
  /** Every slot. */
  readonly all: readonly number[];
  /** Weighted counts of the classes, then what the features need, each family in its own way. */
  readonly counts: readonly number[];
  /** What the M-step makes of them. */
  readonly maximized: Parameters;
}

export function openEngine(instance: Instance, name: EngineName): OpenEngine {
  const weights = instance.weights && Float64Array.from(instance.weights);
  const { model, patterns } = finishNow(prepare(instance.document, tableOf(instance, instance.document), weights));
  const { engine } = createEngineNow(name, model, patterns);
  const parameters = readParameters(instance.start);
  const flat = Float64Array.from(flatten(parameters));
  const expected = now(engine.expect(flat)).slice();
  const perPattern = engine.posterior(flat);
  const own = engine.logLikelihoods(flat);
  const read = (statistics: Float64Array): Statistics => ({
    logLikelihood: statistics[0] as number,
    weight: statistics[1] as number,
    all: Array.from(statistics),
    counts: Array.from(statistics.subarray(2)),
    maximized: unflatten(Array.from(model.maximize(statistics, flat)), parameters),
  });
  return {
    statistics: read(expected),
    scores: Array.from(model.scores(flat, expected)),
    posterior: mapRows(patterns, (pattern) => Array.from(perPattern.row(pattern))),
    logLikelihoods: mapRows(patterns, (pattern) => own[pattern] as number),
    accumulate: (q) => read(now(engine.accumulate(byPattern(q, patterns, weights), flat)).slice()),
    parameters,
  };
}

/** Statistics are linear in q: a pattern gets the weighted mean of its rows. */
function byPattern(
  q: readonly (readonly number[])[],
  patterns: Patterns,
  weights: Float64Array | undefined,
): Posterior {
  const classes = q[0]?.length ?? 0;
  const totals = weightsOf(patterns);
  const data = new Float64Array(totals.length * classes);
  q.forEach((shares, row) => {
    const pattern = patternAt(patterns, row);
    shares.forEach((share, k) => {
      const at = pattern * classes + k;
      data[at] = (data[at] as number) + (share * (weights?.[row] ?? 1)) / (totals[pattern] as number);
    });
  });
  return createPosterior(classes, data);
}

function now<T>(value: T | Promise<T>): T {
  if (value instanceof Promise) throw new Error('work without a pace answered later');
  return value;
}
