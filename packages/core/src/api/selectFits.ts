import type { Candidate, MixtureDocument, SelectionDocument } from '../document/index.ts';
import { nothingYet } from '../em/index.ts';
import { LatentError } from '../error/index.ts';
import { integer } from '../fit/index.ts';
import { CRITERION_NAMES, type CriterionName, candidateStatus, lowestRanked } from '../report/index.ts';
import type { FitInfo } from './fitted.ts';

/** Which numbers of classes are compared, and by what. */
export interface SelectSettings {
  /** Numbers of classes, in any order; one class is always compared too. */
  readonly classes: readonly number[];
  /** Default `bic`. */
  readonly criterion?: CriterionName | undefined;
}

/** A fit as the comparison sees it. */
export interface FitOfClasses {
  /** The model with its estimates. */
  readonly model: MixtureDocument;
  readonly info: FitInfo;
}

/** A comparison and the fits that it is about, by their number of classes. */
export interface Compared<F> {
  readonly document: SelectionDocument;
  readonly fits: ReadonlyMap<number, F>;
}

/** Numbers of classes that can be asked for at once. */
const MOST_CANDIDATES = 1000;

/**
 * Fits one number of classes after the other, fewest first, and compares them. A fit that fails becomes a candidate with its
 * error; an abort keeps what is done.
 *
 * @param fitFor fits a model with so many classes
 * @param describe what the comparison needs of such a fit
 * @throws LatentError BAD_OPTION; ABORTED where nothing was done yet; where every fit fails, the error of the first
 */
export async function selectFits<F>(
  settings: SelectSettings,
  signal: AbortSignal,
  fitFor: (classes: number) => Promise<F>,
  describe: (fit: F) => FitOfClasses,
): Promise<Compared<F>> {
  const { criterion = 'bic' } = settings;
  assertCriterion(criterion);
  const fits = new Map<number, F>();
  const candidates: Candidate[] = [];
  let first: FitInfo | undefined;
  let firstError: LatentError | undefined;
  let fewerClasses: number | undefined;
  for (const classes of rangeOf(settings.classes)) {
    if (signal.aborted) break;
    const ended = await tried(() => fitFor(classes));
    if ('error' in ended) {
      firstError ??= ended.error;
      candidates.push(withoutFit(classes, ended.error));
      continue;
    }
    const { model, info } = describe(ended.fit);
    first ??= info;
    fits.set(classes, ended.fit);
    const comparable = info.logPrior === 0 && !model.fixed?.length;
    candidates.push(candidateOf(classes, model, info, comparable ? fewerClasses : undefined, signal.aborted));
    if (comparable) fewerClasses = Math.max(fewerClasses ?? Number.NEGATIVE_INFINITY, info.logLikelihood);
  }
  if (!first) throw signal.aborted ? nothingYet() : (firstError ?? nothingYet());
  return { document: documentFrom(criterion, candidates, first), fits };
}

function assertCriterion(criterion: unknown): asserts criterion is CriterionName {
  if (CRITERION_NAMES.some((name) => name === criterion)) return;
  throw new LatentError(
    'BAD_OPTION',
    `there is no criterion ${JSON.stringify(criterion) ?? String(criterion)} to choose by`,
    `Criteria are ${CRITERION_NAMES.join(', ')}.`,
    { option: 'criterion' },
  );
}

/** Numbers of classes, each once, ascending, with 1. */
function rangeOf(given: unknown): number[] {
  const bad = (message: string, fix: string) => new LatentError('BAD_OPTION', message, fix, { option: 'classes' });
  if (!Array.isArray(given))
    throw bad('classes is not an array', 'Give the numbers of classes to compare, such as [1, 2, 3].');
  if (given.length === 0) throw bad('classes is empty', 'Give at least one number of classes.');
  for (const classes of given) integer('classes', classes, 1, Number.MAX_SAFE_INTEGER);
  const range = [...new Set<number>([1, ...(given as number[])])].sort((a, b) => a - b);
  if (range.length <= MOST_CANDIDATES) return range;
  throw bad(`${range.length} numbers of classes are to be compared`, `Give at most ${MOST_CANDIDATES}.`);
}

/** The fit or why there is none; mistakes of the caller and of this program are thrown. */
async function tried<F>(fit: () => Promise<F>): Promise<{ readonly fit: F } | { readonly error: LatentError }> {
  try {
    return { fit: await fit() };
  } catch (error) {
    if (!(error instanceof LatentError) || error.code === 'BAD_OPTION') throw error;
    return { error };
  }
}

function withoutFit(classes: number, { code, message, fix }: LatentError): Candidate {
  return {
    classes,
    status: code === 'ABORTED' ? 'aborted' : 'failed',
    delta: null,
    logLikelihood: null,
    freeParameters: null,
    degreesOfFreedom: null,
    criteria: null,
    smallestClass: null,
    starts: null,
    converged: false,
    identified: null,
    warnings: [],
    error: { code, message, fix },
  };
}

function candidateOf(
  classes: number,
  model: MixtureDocument,
  info: FitInfo,
  fewerClasses: number | undefined,
  aborted: boolean,
): Candidate {
  const sizes = model.parameters?.[model.latent.name];
  const { count, finished, atBest } = info.starts;
  return {
    classes,
    // An abort after the last step leaves checks of the fit undone.
    status: aborted ? 'aborted' : candidateStatus(classes, info, fewerClasses),
    delta: null,
    logLikelihood: info.logLikelihood,
    freeParameters: info.freeParameters,
    degreesOfFreedom: info.degreesOfFreedom,
    criteria: info.criteria,
    smallestClass: Array.isArray(sizes) ? Math.min(...(sizes as number[])) : null,
    starts: { count, finished, atBest },
    converged: info.converged,
    identified: info.identifiability?.identified ?? null,
    warnings: [...new Set(info.warnings.map(({ code }) => code))],
    error: null,
  };
}

function documentFrom(
  criterion: CriterionName,
  candidates: readonly Candidate[],
  { data, seed, options: { start: _, ...options }, producer }: FitInfo,
): SelectionDocument {
  const values = candidates.map(({ status, criteria }) => ({ status, value: criteria?.[criterion] ?? null }));
  const lowest = lowestRanked(values);
  const least = lowest === undefined ? null : (values[lowest]?.value ?? null);
  return {
    $schema: 'latent/schemas/latent-selection.json',
    format: 'latent-selection',
    version: 1,
    criterion,
    recommended: lowest === undefined ? null : (candidates[lowest]?.classes ?? null),
    candidates: candidates.map((candidate, i) => {
      const value = values[i]?.value ?? null;
      return { ...candidate, delta: value === null || least === null ? null : value - least };
    }),
    data,
    seed,
    options,
    producer,
  };
}
