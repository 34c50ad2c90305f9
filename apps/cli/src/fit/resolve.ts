import type { Context } from '../context.ts';
import { readFitDocument, readModelDocument } from '../data/readDocument.ts';
import { UsageError } from '../errors.ts';
import { assertAgrees, refuseLatent, refuseSharedColumns, refuseSharedInput } from './conflicts.ts';
import { parseItems } from './items.ts';
import type { FitOptions } from './options.ts';
import { priorsOf } from './priors.ts';
import { requestFromRecord } from './repeat.ts';
import { DEFAULT_LATENT, type FitRequest } from './request.ts';

/**
 * Reads options and documents and refuses what contradicts itself.
 *
 * @throws UsageError, and what reading documents throws
 */
export async function resolveRequest(context: Context, data: string, options: FitOptions): Promise<FitRequest> {
  refuseSharedInput(data, options);
  if (options.repeat !== undefined) return requestFromRecord(context, await readFitDocument(options.repeat), options);

  const { classes, known, weights, id, missing, delimiter, prior, starts, tolerance, maxIterations } = options;
  const { covariance } = options;
  const items = options.columns === undefined ? undefined : parseItems(options.columns);
  refuseSharedColumns(options, items);
  const priors = priorsOf(options);
  const start = options.start === undefined ? undefined : await readModelDocument(options.start);
  const model =
    options.model === undefined
      ? start
      : options.model === options.start
        ? start
        : await readModelDocument(options.model);
  if (classes === undefined && model === undefined)
    throw new UsageError(
      'BAD_OPTION',
      'how many classes is not said',
      'Give -k, for example -k 2, or a model document with --model.',
      { option: 'classes' },
    );

  const base = model && prior !== undefined ? { ...model, prior: { pseudoCount: prior } } : model;
  if (base !== undefined) assertAgrees(base, options, items);
  refuseLatent(options.latent, base?.latent.name ?? known ?? DEFAULT_LATENT);
  const { seed, engine } = context;
  const settings = {
    starts,
    tolerance,
    maxIterations,
    acceleration: options.accelerate,
    startMethod: options.startMethod,
    seed,
    engine,
  };
  return {
    base,
    classes: base ? undefined : classes,
    items,
    start,
    known,
    ignoreKnown: false,
    weights,
    id,
    missing,
    delimiter,
    prior,
    priors,
    covariance,
    settings,
    repeats: undefined,
  };
}
