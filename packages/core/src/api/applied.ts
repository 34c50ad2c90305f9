import { documentOf, type ModelDocument } from '../document/index.ts';
import type { Unseen } from '../encode/index.ts';
import { createEngineNow, type EngineChoice } from '../engine/index.ts';
import { LatentError, type Warning } from '../error/index.ts';
import { integer } from '../fit/index.ts';
import { createPosterior, type Engine, type Parameters, type Posterior } from '../model/index.ts';
import { drawRows, type Mixture } from '../models/index.ts';
import { finishNow } from '../pass/index.ts';
import { createRandom } from '../random/index.ts';
import type { Table } from '../table/index.ts';
import { prepare } from './prepare.ts';

/** A mixture with parameters, applied to tables: everything after the fit, without types of cells. */
export interface Applied {
  readonly model: Mixture;
  readonly document: ModelDocument;
  readonly parameters: Parameters;
  /** The posterior and log-likelihood of every row. */
  apply(table: Table, unseen?: Unseen): AppliedRows;
  /** Rows drawn from the model: level codes from 1 (0 = missing), classes from 0. */
  sample(
    rows: number,
    options?: SampleOptions,
  ): { readonly codes: readonly Uint32Array[]; readonly classes: Uint32Array };
  /** For every row the level codes of all features, missing ones filled in; a mean of a Bernoulli feature is a probability. */
  impute(table: Table, how: 'mode' | 'draw', seed?: number, unseen?: Unseen): readonly Uint32Array[];
  /** P(feature = level | row) of one feature for every row, row-major rows × levels, observed or not. */
  predictive(table: Table, feature: number, unseen?: Unseen): Float64Array;
}

export interface AppliedRows {
  readonly posterior: Posterior;
  readonly logLikelihoods: Float64Array;
  readonly warnings: readonly Warning[];
}

export interface SampleOptions {
  readonly seed?: number | undefined;
  /** Share of cells left out, completely at random. */
  readonly missingFraction?: number | undefined;
}

/** Puts parameters to work on data. */
export function createApplied(
  base: ModelDocument,
  model: Mixture,
  parameters: Parameters,
  engineChoice: EngineChoice = 'auto',
): Applied {
  const document = documentOf(base, model, parameters);
  const [, ...features] = model.partsOf(parameters);

  const open = (table: Table, unseen: Unseen) => {
    const prepared = finishNow(prepare(document, table, undefined, unseen));
    const { engine, warnings } = createEngineNow(engineChoice, model, prepared.patterns);
    return { ...prepared, engine, warnings: [...prepared.warnings, ...warnings] };
  };
  const withEngine = <T>(engine: Engine, use: () => T): T => {
    try {
      return use();
    } finally {
      engine.dispose();
    }
  };

  const apply = (table: Table, unseen: Unseen = 'error'): AppliedRows => {
    const { engine, patterns, warnings } = open(table, unseen);
    return withEngine(engine, () => {
      const posterior = engine.posterior(parameters);
      const own = engine.logLikelihoods(parameters);
      const data = new Float64Array(patterns.rows * model.classes);
      patterns.patternOf.forEach((pattern, row) => {
        data.set(posterior.row(pattern), row * model.classes);
      });
      return {
        posterior: createPosterior(model.classes, data),
        logLikelihoods: Float64Array.from(patterns.patternOf, (pattern) => own[pattern] as number),
        warnings,
      };
    });
  };

  /** Σ_k r_k p(level | k) into `out`. */
  const mixLevels = (responsibilities: Float64Array, feature: number, out: Float64Array): void => {
    const table = features[feature] as Float64Array;
    out.fill(0);
    responsibilities.forEach((responsibility, k) => {
      for (let level = 0; level < out.length; level++)
        out[level] = (out[level] as number) + responsibility * (table[k * out.length + level] as number);
    });
  };

  return {
    model,
    document,
    parameters,
    apply,
    sample(rows, { seed = 1, missingFraction = 0 } = {}) {
      integer('rows', rows, 0, 2 ** 32 - 1);
      if (!(missingFraction >= 0 && missingFraction <= 1))
        throw new LatentError('BAD_OPTION', `missingFraction is ${missingFraction}`, 'Give a share from 0 to 1.', {
          option: 'missingFraction',
        });
      const next = drawRows(model, parameters, seed);
      const holes = createRandom(seed, 3);
      const classes = new Uint32Array(rows);
      const codes = Array.from({ length: rows }, (_, row) => {
        const drawn = next();
        classes[row] = drawn.latent;
        return missingFraction > 0
          ? drawn.codes.map((code) => (holes.uniform() < missingFraction ? 0 : code))
          : drawn.codes;
      });
      return { codes, classes };
    },
    impute(table, how, seed = 1, unseen = 'error') {
      const { engine, patterns } = open(table, unseen);
      const posterior = withEngine(engine, () => engine.posterior(parameters));
      const random = createRandom(seed, 4);
      const mixed = model.emissions.map((emission) => new Float64Array(emission.levels));
      return Array.from(patterns.patternOf, (pattern) => {
        const codes = Uint32Array.from(
          patterns.codes.subarray(pattern * patterns.items, (pattern + 1) * patterns.items),
        );
        if (!codes.includes(0)) return codes;
        const responsibilities = posterior.row(pattern);
        const drawn = how === 'draw' ? random.index(responsibilities) : -1; // one class for the whole row: its cells belong together
        codes.forEach((code, j) => {
          if (code !== 0) return;
          const probabilities = mixed[j] as Float64Array;
          if (drawn >= 0) codes[j] = 1 + (model.emissions[j]?.sample(random, features[j] as Float64Array, drawn) ?? 0);
          else {
            mixLevels(responsibilities, j, probabilities);
            codes[j] = 1 + probabilities.indexOf(Math.max(...probabilities));
          }
        });
        return codes;
      });
    },
    predictive(table, feature, unseen = 'error') {
      const { posterior } = apply(table, unseen);
      const width = model.emissions[feature]?.levels ?? 0;
      const out = new Float64Array(posterior.n * width);
      for (let row = 0; row < posterior.n; row++)
        mixLevels(posterior.row(row), feature, out.subarray(row * width, (row + 1) * width));
      return out;
    },
  };
}
