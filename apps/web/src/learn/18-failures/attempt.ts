import {
  bernoulli,
  exp,
  type FitInfo,
  type FitOptions,
  gaussian,
  lca,
  type MixtureDocument,
  mixture,
  type PriorOptions,
} from 'latent';

/** A start of a mixture of numbers: sizes, means and variances of the classes. */
export interface NumberStart {
  readonly sizes: readonly number[];
  readonly means: readonly number[];
  readonly variances: readonly number[];
}

/** A fit to be made: of one column of numbers, or of four yes–no questions as counted patterns. */
export interface Attempt {
  readonly data: { readonly numbers: readonly number[] } | { readonly patterns: Readonly<Record<string, number>> };
  readonly classes: number;
  readonly prior?: PriorOptions;
  readonly start?: NumberStart;
  readonly options?: Pick<FitOptions, 'starts' | 'seed' | 'startMethod'>;
}

/** What came of it. */
export interface Outcome {
  readonly info: FitInfo;
  readonly sizes: readonly number[];
  /** Of each class its mean and variance, or the probability of a yes to each question. */
  readonly classes: readonly (readonly number[])[];
  /** Numbers: the density of the model and of each class within it, from `latent`. */
  densities(at: readonly number[]): {
    readonly all: readonly number[];
    readonly classes: readonly (readonly number[])[];
  };
}

export const QUESTIONS = ['a', 'b', 'c', 'd'] as const;

export function made(attempt: Attempt): Promise<Outcome> {
  const { data } = attempt;
  return 'numbers' in data ? ofNumbers(attempt, data.numbers) : ofPatterns(attempt, data.patterns);
}

const columns = { x: gaussian() };

async function ofNumbers({ classes, prior, start, options }: Attempt, numbers: readonly number[]): Promise<Outcome> {
  const model = mixture({ classes, columns, ...(prior && { prior }) });
  const rows = (values: readonly number[]) => values.map((x) => ({ x }));
  const fitted = await model.fit(rows(numbers), {
    ...options,
    threads: 1,
    ...(start && { start: startDocument(start) }),
  });
  const { weights, classes: found } = fitted.parameters;
  return {
    info: fitted.info,
    sizes: Array.from(weights),
    classes: found.map(({ x: { mean, variance } }) => [mean, variance]),
    densities(at) {
      const all = Array.from(fitted.logProb(rows(at)), exp);
      const shares = fitted.predictProba(rows(at));
      return {
        all,
        classes: found.map((_, k) => all.map((density, i) => density * (shares.row(i)[k] as number))),
      };
    },
  };
}

async function ofPatterns(
  { classes, prior, options }: Attempt,
  patterns: Readonly<Record<string, number>>,
): Promise<Outcome> {
  const model = lca({
    classes,
    columns: { a: bernoulli(), b: bernoulli(), c: bernoulli(), d: bernoulli() },
    ...(prior && { prior }),
  });
  const { info, parameters } = await model.fit(patternRows(patterns), {
    ...options,
    threads: 1,
    weights: Object.values(patterns),
  });
  return {
    info,
    sizes: Array.from(parameters.weights),
    classes: parameters.classes.map((found) => QUESTIONS.map((name) => found[name])),
    densities: () => ({ all: [], classes: [] }),
  };
}

/** Patterns such as `1101` as rows. */
export const patternRows = (patterns: Readonly<Record<string, number>>) =>
  Object.keys(patterns).map((pattern) => {
    const [a, b, c, d] = Array.from(pattern, (digit) => (digit === '1' ? 1 : 0) as 0 | 1);
    return { a, b, c, d };
  });

/** The document of a start. */
export function startDocument({ sizes, means, variances }: NumberStart): MixtureDocument {
  const parameters = { class: sizes, x: { mean: means.map((m) => [m]), variance: variances.map((v) => [v]) } };
  return { ...mixture({ classes: sizes.length, columns }).toJSON(), parameters };
}
