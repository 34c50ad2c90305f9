import type { EmResult } from '../../em/index.ts';
import { LatentError } from '../../error/index.ts';
import type { Parameters } from '../../model/index.ts';
import { createRow } from './engine.ts';
import type { Template } from './numbers.ts';
import type { CustomModel } from './spec.ts';

/** What went wrong where a start of a model of one's own ended without a finite objective. */
export function explainFailure<Theta, Datum, Stats>(
  model: CustomModel<Theta, Datum, Stats>,
  template: Template<Theta>,
  data: readonly Datum[],
  weights: Float64Array,
  start: number,
  { parameters, trace }: Pick<EmResult, 'parameters' | 'trace'>,
): LatentError {
  const iteration = trace.length - 1;
  const when = `in iteration ${iteration} of start ${start}`;
  const where = { start, iteration };
  const lost = parameters.findIndex((value) => !Number.isFinite(value));
  if (lost >= 0)
    return new LatentError(
      'OWN_MODEL_NOT_A_NUMBER',
      `${iteration === 0 ? 'start' : 'maximize'} of your model gives "${template.nameOf(lost)}" as ${parameters[lost]} ${when}`,
      'Look for a division by 0: a class that no datum belongs to has sums of 0; keep its previous parameters.',
      where,
    );
  const row = createRow(model, template.unflatten(parameters));
  for (const [index, datum] of data.entries()) {
    if (weights[index] === 0) continue;
    const marginal = row.at(datum);
    if (Number.isFinite(marginal)) continue;
    const at = { ...where, row: index + 1, index };
    if (marginal === Number.NEGATIVE_INFINITY)
      return new LatentError(
        'IMPOSSIBLE_ROW',
        `data[${index}] has probability 0 in every class of your model ${when}`,
        'Start with parameters under which all data are possible, or correct the datum.',
        at,
      );
    const k = row.joint.findIndex((value) => Number.isNaN(value) || value === Number.POSITIVE_INFINITY);
    return new LatentError(
      'OWN_MODEL_NOT_A_NUMBER',
      `logJoint of your model gives ${row.joint[k]} for class ${k} of data[${index}] ${when}`,
      'Write a number, or -Infinity where the class cannot be, into out[k] for every class k; a density without bound has no maximum.',
      { ...at, class: k },
    );
  }
  return new LatentError(
    'OWN_MODEL_NOT_A_NUMBER',
    `logPrior of your model is not finite ${when}`,
    'Start where the prior has a density.',
    where,
  );
}

/** An error of EM itself in the words of somebody who wrote the model. */
export function inOwnWords(error: unknown): unknown {
  if (!(error instanceof LatentError) || error.code !== 'OBJECTIVE_FELL') return error;
  return new LatentError(
    error.code,
    `${error.message}: the M-step of your model does not maximize`,
    'Check that `maximize` gives the maximum of Σ weight · r · logJoint (plus logPrior) for the sums that `accumulate` adds up.',
    error.where,
  );
}

/** Refuses parameters of a start that are no numbers or that the model itself calls senseless. */
export function assertStart<Theta, Datum, Stats>(
  model: CustomModel<Theta, Datum, Stats>,
  template: Template<Theta>,
  flat: Parameters,
  start: number,
): void {
  const lost = flat.findIndex((value) => !Number.isFinite(value));
  if (lost >= 0)
    throw explainFailure(model, template, [], new Float64Array(0), start, { parameters: flat, trace: [Number.NaN] });
  if (model.valid && !model.valid(template.unflatten(flat)))
    throw new LatentError(
      'OWN_MODEL_START',
      `start ${start} of your model gives parameters that its own \`valid\` refuses`,
      'Make `start` draw valid parameters.',
      { start },
    );
}
