import { checkMixtureDocument, type FitDocument, LatentError } from 'latent';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { logLikelihood, significant } from '../output/number.ts';
import { errorText } from '../output/problem.ts';
import type { FitOptions } from './options.ts';
import { recordedPriors } from './priors.ts';
import type { FitRequest } from './request.ts';

/**
 * The options of a fit document: what core notes, and what the command line needs to read the data and start the same way.
 *
 * @param known the column that held known classes, if one did
 */
export function recordedOptions(
  noted: FitDocument['options'],
  { weights, id, missing, delimiter, start, covariance, priors }: FitRequest,
  known: string | undefined,
): FitDocument['options'] {
  return {
    ...noted,
    threads: 1,
    known: known ?? null,
    weights: weights ?? null,
    id: id ?? null,
    missing: missing ?? null,
    delimiter: delimiter ?? null,
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
  const stray = Object.keys(options).find((name) => !BESIDE_REPEAT.has(name));
  if (stray !== undefined) throw conflict(`--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  if (context.seedGiven && context.seed !== fit.seed) throw conflict(`--seed ${context.seed}`);
  const recorded = reader(fit.options);
  const start =
    recorded.value('start') === null || recorded.value('start') === undefined
      ? undefined
      : checkMixtureDocument(recorded.value('start'), 'the start in the fit document');
  const starts = recorded.value('starts');
  return {
    base: fit.model,
    classes: undefined,
    items: undefined,
    start,
    known: recorded.text('known'),
    ignoreKnown: recorded.value('known') === null,
    weights: recorded.text('weights'),
    id: recorded.text('id'),
    missing: recorded.text('missing'),
    delimiter: recorded.text('delimiter'),
    prior: undefined, // stands in the model, as do the other priors and the covariance
    priors: undefined,
    covariance: undefined,
    settings: {
      starts: starts === 'auto' ? 'auto' : recorded.number('starts'),
      tolerance: recorded.number('tolerance'),
      maxIterations: recorded.number('maxIterations'),
      acceleration: recorded.value('accelerate') === 'squarem' ? 'squarem' : 'none',
      startMethod: START_METHODS.find((method) => method === recorded.value('startMethod')) ?? 'auto',
      seed: fit.seed,
      engine: context.engine,
    },
    repeats: fit,
  };
}

/** Says on stderr where a repeated fit ended elsewhere than its record. */
export function compareWithRecord(context: Context, now: FitDocument, recorded: FitDocument): boolean {
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
      : sha256 !== null && sha256 !== now.data.sha256
        ? 'The data are not the same file (their SHA-256 differ).'
        : 'The data are the same: this version computes something else.';
  const message = `the objective is ${logLikelihood(now.objective)}, and ${logLikelihood(recorded.objective)} in the record: a relative difference of ${significant(difference / size, 3)}`;
  const where = { objective: now.objective, recorded: recorded.objective };
  process.stderr.write(
    errorText(new LatentError('NOT_REPEATED', message, why, where), context.format, context.paintErr),
  );
  return false;
}

const START_METHODS = ['auto', 'random', 'k-means++'] as const;
/** Two objectives are the same up to this relative difference. */
const SAME = 1e-8;
const BESIDE_REPEAT = new Set(['repeat', 'output', 'rows', 'strict', 'threads', 'engine']);

function conflict(flag: string): UsageError {
  return new UsageError(
    'CONFLICTING_OPTIONS',
    `${flag} beside --repeat: that takes everything from the fit document`,
    `Leave out ${flag.split(' ')[0]}; beside --repeat stand --output, --rows, --strict, --engine.`,
  );
}

interface OptionReader {
  value(name: string): unknown;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
}

/** Options as they were noted; absent and null ones are undefined, and those of another type an error. */
function reader(options: FitDocument['options']): OptionReader {
  const value = (name: string): unknown => (Object.hasOwn(options, name) ? options[name] : undefined);
  const typed = (name: string, type: 'string' | 'number'): unknown => {
    const found = value(name) ?? undefined;
    if (found === undefined || typeof found === type) return found;
    throw new LatentError(
      'SCHEMA',
      `/options/${name} must be a ${type} (it is ${JSON.stringify(found)})`,
      'Take the document as latent fit wrote it.',
      { path: `/options/${name}` },
    );
  };
  return {
    value,
    text: (name) => typed(name, 'string') as string | undefined,
    number: (name) => typed(name, 'number') as number | undefined,
  };
}
