import { type MixtureDocument, mixtureFrom, parametersFrom } from '../document/index.ts';
import { binomialLog, negativeBinomialLog, poissonLog } from '../math/index.ts';
import type { Block } from '../statistics/index.ts';
import type { Counts } from './counts.ts';

/** The distribution of one column in one class, whatever the other columns are. */
export type Marginal =
  | { readonly kind: 'categorical'; readonly probabilities: ReadonlyMap<string, number> }
  | ({ readonly kind: 'count' } & Counts)
  | { readonly kind: 'single trial'; readonly probability: number }
  | { readonly kind: 'gaussian'; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'exponential'; readonly rate: number };

/** A column and its distribution in each class. */
export interface ColumnMarginals {
  readonly column: string;
  readonly kind: Marginal['kind'];
  readonly classes: readonly Marginal[];
}

/** What the parameters of a feature are in one class: the numbers of one of its blocks. */
type Values = (key?: string) => Float64Array;

/**
 * The columns of a mixture and their distributions in each class: the columns of a Gaussian block each by itself. Where the number of trials
 * is a column, the distribution is that of a single trial.
 *
 * @throws LatentError NO_PARAMETERS, and what is wrong with parameters
 */
export function marginalsOf(document: MixtureDocument, file?: string): ColumnMarginals[] {
  const model = mixtureFrom(document, file);
  const parameters = parametersFrom(document, model, document, file);
  return document.features.flatMap((feature, j) => {
    const blocks = model.featureBlocks[j] as readonly Block[];
    const { columns = [feature.name] } = feature;
    return columns.map((column, position) => {
      const classes = document.latent.levels.map((_, k) =>
        marginal(feature, position, (key) => {
          const block = blocks.find((own) => own.key === key);
          if (!block) return NOTHING;
          const each = block.shared ? block.size : block.size / model.classes;
          const first = block.offset + (block.shared ? 0 : k * each);
          return parameters.subarray(first, first + each);
        }),
      );
      return { column, kind: (classes[0] as Marginal).kind, classes };
    });
  });
}

const NOTHING = new Float64Array(0);

function marginal(feature: MixtureDocument['features'][number], position: number, values: Values): Marginal {
  const { family, levels = [], columns = [feature.name], trials } = feature;
  const only = (key: string): number => values(key)[0] as number;
  switch (family) {
    case 'categorical':
      return {
        kind: 'categorical',
        probabilities: new Map(levels.map((level, l) => [level, values()[l] as number] as const)),
      };
    case 'poisson':
      return poisson(only('rate'));
    case 'negative-binomial':
      return negativeBinomial(only('mean'), only('size'));
    case 'binomial':
      return typeof trials === 'number'
        ? binomial(trials, only('probability'))
        : { kind: 'single trial', probability: only('probability') };
    case 'exponential':
      return { kind: 'exponential', rate: only('rate') };
    default: {
      const variance = values('variance');
      const own =
        variance.length > 0 ? variance : values('covariance').filter((_, i) => i % (columns.length + 1) === 0);
      return {
        kind: 'gaussian',
        mean: values('mean')[position] as number,
        deviation: Math.sqrt(own[own.length === 1 ? 0 : position] as number),
      };
    }
  }
}

const poisson = (rate: number): Marginal => ({
  kind: 'count',
  logProbability: (count) => poissonLog(count, rate),
  mode: Math.floor(rate),
  deviation: Math.sqrt(rate),
  lastRatio: 0,
});

const binomial = (trials: number, probability: number): Marginal => ({
  kind: 'count',
  logProbability: (count) => (count > trials ? Number.NEGATIVE_INFINITY : binomialLog(count, trials, probability)),
  mode: Math.min(trials, Math.floor((trials + 1) * probability)),
  deviation: Math.sqrt(trials * probability * (1 - probability)),
  lastRatio: 0,
});

const negativeBinomial = (mean: number, size: number): Marginal => ({
  kind: 'count',
  logProbability: (count) => negativeBinomialLog(count, mean, size),
  mode: size > 1 ? Math.floor(mean * (1 - 1 / size)) : 0,
  deviation: Math.sqrt(mean + (mean * mean) / size),
  // Ratios fall where the size is above 1; below they rise to mean / (mean + size).
  lastRatio: mean / (mean + size),
});
