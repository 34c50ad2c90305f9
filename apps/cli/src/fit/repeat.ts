import { logLikelihood, significant } from '@latent/charts/number';
import { checkMixtureDocument, type FitDocument, LatentError, type ModelDocument } from 'latent';
import type { Context } from '../context.ts';
import { errorText } from '../output/problem.ts';
import type { FitOptions } from './options.ts';
import { recordedPriors } from './priors.ts';
import { readingFromRecord, readRecord, recordedReading, refuseBesideRepeat, settingsFromRecord } from './record.ts';
import type { FitRequest } from './request.ts';

/**
 * The options of a fit document: what core notes, and what the command line needs to read the data and start the same way.
 *
 * @param known the column that held known classes, if one did
 */
export function recordedOptions(
  noted: FitDocument['options'],
  request: FitRequest,
  known: string | undefined,
): FitDocument['options'] {
  const { start, covariance, priors } = request;
  return {
    ...noted,
    known: known ?? null,
    ...recordedReading(request),
    start: start ?? null,
    covariance: covariance ?? null,
    ...recordedPriors(priors),
  };
}

/**
 * The request that a fit document came from.
 *
 * @throws UsageError where other options contradict the record; LatentError `SCHEMA` where the record is damaged
 */
export function requestFromRecord(context: Context, fit: FitDocument, options: FitOptions): FitRequest {
  refuseBesideRepeat(context, fit, options);
  const recorded = readRecord(fit.options);
  const start =
    recorded.value('start') === null || recorded.value('start') === undefined
      ? undefined
      : checkMixtureDocument(recorded.value('start'), 'the start in the fit document');
  return {
    base: fit.model,
    classes: undefined,
    items: undefined,
    start,
    known: recorded.text('known'),
    ignoreKnown: recorded.value('known') === null,
    ...readingFromRecord(recorded),
    prior: undefined, // stands in the model, as do the other priors and the covariance
    priors: undefined,
    covariance: undefined,
    settings: settingsFromRecord(context, fit, options),
    repeats: fit,
  };
}

/** Says on stderr where a repeated fit ended elsewhere than its record. */
export function compareWithRecord(
  context: Context,
  now: FitDocument<ModelDocument>,
  recorded: FitDocument<ModelDocument>,
): boolean {
  const size = Math.max(Math.abs(now.objective), Math.abs(recorded.objective));
  const difference = Math.abs(now.objective - recorded.objective);
  if (difference <= SAME * size) {
    context.note(`repeated: objective ${logLikelihood(now.objective)}, as recorded`);
    return true;
  }
  const { sha256 } = recorded.data;
  const why =
    recorded.stopReason === 'aborted'
      ? 'The recorded fit was interrupted: it cannot be repeated.'
      : sha256 && sha256 !== now.data.sha256
        ? 'The data are not the same file (their SHA-256 differ).'
        : 'The data are the same: this version computes something else.';
  const message = `the objective is ${logLikelihood(now.objective)}, and ${logLikelihood(recorded.objective)} in the record: a relative difference of ${significant(difference / size, 3)}`;
  const where = { objective: now.objective, recorded: recorded.objective };
  process.stderr.write(
    errorText(new LatentError('NOT_REPEATED', message, why, where), context.format, context.paintErr),
  );
  return false;
}

/** Two objectives are the same up to this relative difference. */
const SAME = 1e-8;
