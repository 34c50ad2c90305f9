import { checkMixtureFit } from 'latent';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { assertAgrees, refuseForNetworks, refuseLatent, refuseSharedColumns } from './conflicts.ts';
import { type FitDocuments, mixtureOf } from './documents.ts';
import { parseItems } from './items.ts';
import type { FitOptions } from './options.ts';
import { priorsOf } from './priors.ts';
import { requestFromRecord } from './repeat.ts';
import { DEFAULT_LATENT, type FitRequest } from './request.ts';

/**
 * Puts options and documents of a mixture together and refuses what contradicts itself.
 *
 * @throws UsageError; LatentError `WRONG_KIND` where a document is a network's
 */
export function resolveRequest(context: Context, options: FitOptions, documents: FitDocuments): FitRequest {
  const { repeats } = documents;
  if (repeats !== undefined) return requestFromRecord(context, checkMixtureFit(repeats), options);

  const { classes, known, weights, id, missing, delimiter, prior, starts, tolerance, maxIterations } = options;
  const { covariance } = options;
  refuseForNetworks(options);
  const items = options.columns === undefined ? undefined : parseItems(options.columns);
  refuseSharedColumns(options, items);
  const priors = priorsOf(options);
  const start = mixtureOf(documents.start, options.start);
  const model = mixtureOf(documents.model, options.model ?? options.start);
  if (classes === undefined && model === undefined)
    throw new UsageError(
      'BAD_OPTION',
      'how many classes is not said',
      'Give -k, for example -k 2 (latent select compares several: -k 1..6), a graph with --graph, or a model document with --model.',
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
    threads: options.threads,
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
    labels: documents.labels,
    settings,
    repeats: undefined,
  };
}
