import { columnNames, documentOf, type MixtureDocument, parametersFrom } from '../document/index.ts';
import { createReferenceEngine } from '../engine/index.ts';
import { type Decomposition, decomposeByPattern } from '../fit/index.ts';
import { exp } from '../math/index.ts';
import { LOG_LIKELIHOOD } from '../model/index.ts';
import { finishNow } from '../pass/index.ts';
import { codeAt } from '../patterns/index.ts';
import type { Table } from '../table/index.ts';
import { explainParts } from './explainedParts.ts';
import type { ExplainedSums } from './explainedSums.ts';
import { meet } from './prepare.ts';

/** One pattern of the E-step as a student would do it by hand. */
export interface ExplainedPattern {
  /**
   * The cell of each feature: a level, or a number as it is shortest written; of a feature of several columns all of them in
   * parentheses, `?` where one is missing. Null where the whole feature is missing.
   */
  readonly cells: readonly (string | null)[];
  /** The class, where it is known. */
  readonly known: string | null;
  readonly weight: number;
  /**
   * For each class: its size, the probability of each cell (of real numbers: the density; null where missing), and their product
   * p(class, cells).
   */
  readonly terms: readonly {
    readonly size: number;
    readonly factors: readonly (number | null)[];
    readonly product: number;
  }[];
  /** Σ of the products: p(cells). */
  readonly marginal: number;
  readonly responsibilities: readonly number[];
}

/** A feature of the explained model. */
export interface ExplainedFeature {
  readonly name: string;
  readonly family: string;
  readonly columns: readonly string[];
  /** Empty but for categorical features. */
  readonly levels: readonly string[];
}

/** One EM iteration with all its arithmetic. */
export interface ExplainedIteration {
  readonly latent: string;
  readonly classes: readonly string[];
  readonly features: readonly ExplainedFeature[];
  readonly patterns: readonly ExplainedPattern[];
  readonly before: { readonly parameters: MixtureDocument['parameters']; readonly logLikelihood: number };
  /** Expected counts: of the classes, of every feature by [class][level] (no levels: empty rows), and of features of numbers their sums. */
  readonly counts: {
    readonly classes: readonly number[];
    readonly features: readonly (readonly (readonly number[])[])[];
    /** One a feature; null for categorical ones. */
    readonly sums: readonly (ExplainedSums | null)[];
  };
  readonly after: { readonly document: MixtureDocument; readonly logLikelihood: number };
  /** At the new parameters with the responsibilities of the old ones. */
  readonly decomposition: Decomposition;
}

/**
 * One EM iteration by hand: joint terms, marginals, responsibilities, expected counts, new parameters, log-likelihood before and after,
 * and the bound between them.
 *
 * @param document a model document with parameters
 * @param weights of the rows; 1 where absent
 * @throws LatentError COLUMN_ABSENT, UNSEEN_LEVEL, NO_PARAMETERS
 * @example
 * const { patterns, counts, after } = await explainIteration(document, table);
 */
export async function explainIteration(
  document: MixtureDocument,
  table: Table,
  weights?: Float64Array,
): Promise<ExplainedIteration> {
  const met = finishNow(meet(document, table, weights, 'error'));
  const { model, patterns } = met;
  const parameters = parametersFrom(document, model, document);
  const engine = createReferenceEngine(model, patterns);
  const statistics = await engine.expect(parameters);
  const next = model.maximize(statistics, parameters);
  const posterior = engine.posterior(parameters);
  const [sizes] = model.partsOf(parameters);
  const marginals = engine.logLikelihoods(parameters);
  const parts = explainParts(document, met, parameters);
  const { offset, size } = model.statistics.blocks[CLASSES] as { offset: number; size: number };

  return {
    latent: document.latent.name,
    classes: document.latent.levels,
    features: document.features.map((feature) => ({
      name: feature.name,
      family: feature.family,
      columns: columnNames(feature),
      levels: feature.levels ?? [],
    })),
    patterns: Array.from({ length: patterns.count }, (_, i): ExplainedPattern => {
      const known = patterns.known ? codeAt(patterns.known, i) : 0;
      const factorsOf = parts.map(({ factors }) => factors(i));
      return {
        cells: parts.map(({ text }) => text(i)),
        known: known === 0 ? null : (document.latent.levels[known - 1] ?? null),
        weight: patterns.weights?.[i] ?? 1,
        terms: document.latent.levels.map((_, k) => {
          const size = sizes?.[k] as number;
          const factors = factorsOf.map((own) => (own ? (own[k] as number) : null));
          const product =
            known === 0 || known === k + 1
              ? factors.reduce<number>((product, factor) => product * (factor ?? 1), size)
              : 0;
          return { size, factors, product };
        }),
        marginal: exp(marginals[i] as number),
        responsibilities: Array.from(posterior.row(i)),
      };
    }),
    before: { parameters: document.parameters, logLikelihood: statistics[LOG_LIKELIHOOD] as number },
    counts: {
      classes: Array.from(statistics.subarray(offset, offset + size)),
      features: parts.map(({ counts }) => counts(statistics)),
      sums: parts.map(({ sums }) => sums(posterior)),
    },
    after: {
      document: documentOf(document, model, next),
      logLikelihood: (await engine.expect(next))[LOG_LIKELIHOOD] as number,
    },
    decomposition: await decomposeByPattern({ engine, model, patterns, parameters: next }, posterior),
  };
}

/** Where the expected class sizes stand among the blocks of the statistics. */
const CLASSES = 2;
