import { type FitDocument, LatentError, type ModelDocument } from 'latent';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { BESIDE_REPEAT, type FitOptions } from './options.ts';
import type { Reading } from './read.ts';
import type { FitRequestSettings } from './request.ts';

/**
 * Refuses options that contradict the record of a fit that is to be repeated.
 *
 * @throws UsageError
 */
export function refuseBesideRepeat(context: Context, fit: FitDocument<ModelDocument>, options: FitOptions): void {
  const stray = Object.keys(options).find((name) => !BESIDE_REPEAT.has(name));
  if (stray !== undefined) throw conflict(`--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  if (context.seedGiven && context.seed !== fit.seed) throw conflict(`--seed ${context.seed}`);
}

/** How the data were read, as a fit document records it. */
export function recordedReading({ weights, id, missing, delimiter }: Reading): FitDocument['options'] {
  return { weights: weights ?? null, id: id ?? null, missing: missing ?? null, delimiter: delimiter ?? null };
}

/** How the data of a recorded fit were read. */
export function readingFromRecord(recorded: OptionReader): Reading {
  return {
    weights: recorded.text('weights'),
    id: recorded.text('id'),
    missing: recorded.text('missing'),
    delimiter: recorded.text('delimiter'),
  };
}

/** The settings of a recorded fit; engine and threads are those that are asked for now. */
export function settingsFromRecord(
  context: Context,
  fit: FitDocument<ModelDocument>,
  { threads }: FitOptions,
): FitRequestSettings {
  const recorded = readRecord(fit.options);
  const starts = recorded.value('starts');
  return {
    starts: starts === 'auto' ? 'auto' : recorded.number('starts'),
    tolerance: recorded.number('tolerance'),
    maxIterations: recorded.number('maxIterations'),
    acceleration: recorded.value('accelerate') === 'squarem' ? 'squarem' : 'none',
    startMethod: START_METHODS.find((method) => method === recorded.value('startMethod')) ?? 'auto',
    threads,
    seed: fit.seed,
    engine: context.engine,
  };
}

const START_METHODS = ['auto', 'random', 'k-means++'] as const;

function conflict(flag: string): UsageError {
  return new UsageError(
    'CONFLICTING_OPTIONS',
    `${flag} beside --repeat: that takes everything from the fit document`,
    `Leave out ${flag.split(' ')[0]}; beside --repeat stand --output, --rows, --strict, --engine, --threads.`,
  );
}

/** Options as they were noted. */
export interface OptionReader {
  value(name: string): unknown;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
}

/** Options as they were noted; absent and null ones are undefined, and those of another type an error. */
export function readRecord(options: FitDocument['options']): OptionReader {
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
