import {
  type Agreement,
  agreementOf,
  alignClasses,
  type ComparisonDocument,
  differencesOf,
  differentData,
  figuresOf,
} from '../compare/index.ts';
import { checkMixtureFit, type FitDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { Posterior } from '../model/index.ts';
import { VERSION } from '../version.ts';

/**
 * Two fits of mixtures side by side: their figures, and their classes matched by total variation. Numbers of classes may differ, columns may
 * not. The classes are matched so that the total variation between the distributions of a column, averaged over the columns and summed over
 * the pairs, is least (Hungarian method); columns of a Gaussian block enter by their marginal distributions, counts out of a number of trials
 * that is a column by a single trial. Differences of log-likelihoods and criteria stand where both fits are known to be of the same data.
 *
 * @throws LatentError as `checkMixtureFit`; DIFFERENT_COLUMNS where a column is in one of them only, or of another kind
 * @example
 * const { pairs, unmatched, differences } = compareFits(JSON.parse(first), JSON.parse(second));
 */
export function compareFits(a: FitDocument, b: FitDocument): ComparisonDocument {
  const [first, second] = [checkMixtureFit(a), checkMixtureFit(b)];
  const fits = { a: figuresOf(first), b: figuresOf(second) };
  const different = differentData(fits.a, fits.b);
  return {
    $schema: 'latent/schemas/latent-comparison.json',
    format: 'latent-comparison',
    version: 1,
    fits,
    differentData: different,
    differences: different.length === 0 ? differencesOf(fits.a, fits.b) : null,
    ...alignClasses(first.model, second.model),
    agreement: null,
    producer: { latent: VERSION },
  };
}

/**
 * How far two fits put the same rows into the same classes: the table of their most probable classes, the share that agrees once classes are
 * matched as in `compareFits`, the adjusted Rand index (Hubert & Arabie 1985), which needs no matching, and Cohen's kappa (1960).
 *
 * @param posteriorA class probabilities of every row by the first fit, rows × classes
 * @param posteriorB of the same rows by the second
 * @param weights how often each row counts; 1 where absent
 * @throws LatentError as `compareFits`; BAD_SHAPE where posteriors do not belong to the fits or to the same rows
 * @example
 * const of = (fit: FitDocument) => applyDocument(fit).apply(table).posterior;
 * const { share, adjustedRand, kappa } = compareClassifications(a, b, of(a), of(b));
 */
export function compareClassifications(
  a: FitDocument,
  b: FitDocument,
  posteriorA: Posterior,
  posteriorB: Posterior,
  weights?: ArrayLike<number>,
): Agreement {
  const [first, second] = [checkMixtureFit(a).model, checkMixtureFit(b).model];
  const { pairs } = alignClasses(first, second);
  const [levelsA, levelsB] = [first.latent.levels, second.latent.levels];
  if (posteriorA.k !== levelsA.length || posteriorB.k !== levelsB.length)
    throw new LatentError(
      'BAD_SHAPE',
      `the posteriors are of ${posteriorA.k} and ${posteriorB.k} classes; expected ${levelsA.length} and ${levelsB.length}`,
      'Give the posterior of each fit, in the order of the fits.',
    );
  const partnerOf = new Map(pairs.map((pair) => [pair.a, levelsB.indexOf(pair.b)] as const));
  const partners = levelsA.map((level) => partnerOf.get(level) ?? -1);
  return agreementOf(partners, posteriorA, posteriorB, weights);
}
