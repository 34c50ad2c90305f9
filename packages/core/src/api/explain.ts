import { documentOf, type ModelDocument, parametersFrom } from '../document/index.ts';
import { createReferenceEngine } from '../engine/index.ts';
import { type Decomposition, decomposeByPattern } from '../fit/index.ts';
import { exp } from '../math/index.ts';
import { LOG_LIKELIHOOD } from '../model/index.ts';
import { finishNow } from '../pass/index.ts';
import type { Table } from '../table/index.ts';
import { meet } from './prepare.ts';

/** One pattern of the E-step as a student would do it by hand. */
export interface ExplainedPattern {
  /** Level of each feature; null where missing. */
  readonly cells: readonly (string | null)[];
  /** The class, where it is known. */
  readonly known: string | null;
  readonly weight: number;
  /** For each class: its size, the probability of each cell (null where missing), and their product p(class, cells). */
  readonly terms: readonly {
    readonly size: number;
    readonly factors: readonly (number | null)[];
    readonly product: number;
  }[];
  /** Σ of the products: p(cells). */
  readonly marginal: number;
  readonly responsibilities: readonly number[];
}

/** One EM iteration with all its arithmetic. */
export interface ExplainedIteration {
  readonly latent: string;
  readonly classes: readonly string[];
  readonly features: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly patterns: readonly ExplainedPattern[];
  readonly before: { readonly parameters: ModelDocument['parameters']; readonly logLikelihood: number };
  /** Expected counts: of the classes, and of every feature by [class][level]. */
  readonly counts: {
    readonly classes: readonly number[];
    readonly features: readonly (readonly (readonly number[])[])[];
  };
  readonly after: { readonly document: ModelDocument; readonly logLikelihood: number };
  /** At the new parameters with the responsibilities of the old ones. */
  readonly decomposition: Decomposition;
}

/**
 * One EM iteration by hand: joint terms, marginals, responsibilities, expected counts, new tables, log-likelihood before and after,
 * and the bound between them.
 *
 * @param document a model document with parameters
 * @param weights of the rows; 1 where absent
 * @throws LatentError COLUMN_ABSENT, UNSEEN_LEVEL, NO_PARAMETERS
 * @example
 * const { patterns, counts, after } = await explainIteration(document, table);
 */
export async function explainIteration(
  document: ModelDocument,
  table: Table,
  weights?: Float64Array,
): Promise<ExplainedIteration> {
  const { model, patterns } = finishNow(meet(document, table, weights, 'error'));
  const parameters = parametersFrom(document, model, document);
  const engine = createReferenceEngine(model, patterns);
  const statistics = (await engine.expect(parameters)).slice();
  const next = model.maximize(statistics, parameters);
  const posterior = engine.posterior(parameters);
  const [sizes, ...features] = model.partsOf(parameters);
  const levels = document.features.map((feature) => feature.levels ?? []);
  const nested = (flat: Float64Array, width: number): number[][] =>
    Array.from({ length: model.classes }, (_, k) => Array.from(flat.subarray(k * width, (k + 1) * width)));
  const block = (index: number): Float64Array => {
    const { offset, size } = model.statistics.blocks[index] as { offset: number; size: number };
    return statistics.subarray(offset, offset + size);
  };
  const marginals = engine.logLikelihoods(parameters);

  return {
    latent: document.latent.name,
    classes: document.latent.levels,
    features: document.features.map(({ name }, j) => ({ name, levels: levels[j] as readonly string[] })),
    patterns: Array.from({ length: patterns.count }, (_, i): ExplainedPattern => {
      const codes = Array.from({ length: patterns.items }, (_, j) => patterns.codes[i * patterns.items + j] as number);
      const known = patterns.known?.[i] ?? 0;
      return {
        cells: codes.map((code, j) => (code === 0 ? null : (levels[j]?.[code - 1] ?? null))),
        known: known === 0 ? null : (document.latent.levels[known - 1] ?? null),
        weight: patterns.weights[i] as number,
        terms: document.latent.levels.map((_, k) => {
          const size = sizes?.[k] as number;
          const factors = codes.map((code, j) =>
            code === 0 ? null : (features[j]?.[k * (levels[j]?.length ?? 0) + code - 1] as number),
          );
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
    counts: { classes: Array.from(block(2)), features: levels.map((own, j) => nested(block(j + 3), own.length)) },
    after: {
      document: documentOf(document, model, next),
      logLikelihood: (await engine.expect(next))[LOG_LIKELIHOOD] as number,
    },
    decomposition: await decomposeByPattern({ engine, model, patterns, parameters: next }, posterior),
  };
}
