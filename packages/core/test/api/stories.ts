// Programs that people write, and wrong ones that must not compile: checked by tsc, run by stories.test.ts.
import {
  bernoulli,
  categorical,
  defineModel,
  expectationMaximization,
  type Fitted,
  fromJSON,
  lca,
  log,
  mixture,
  type Schema,
} from '../../src/index.ts';

const survey = lca({
  classes: 3,
  columns: {
    voted: bernoulli(),
    party: categorical(['left', 'right', 'none']),
    trust: categorical(['low', 'mid', 'high']),
  },
});

export const answers = [
  { voted: 1, party: 'left', trust: null },
  { voted: 0, party: undefined, trust: 'high' },
  { voted: true, party: 'right', trust: 'low' },
  { party: 'none', trust: 'mid' },
  {},
] as const;

export async function fitAndRead() {
  const controller = new AbortController();
  const run = survey.fit(answers, { starts: 5, seed: 1, signal: controller.signal });
  const bounds: number[] = [];
  for await (const step of run) if (step.iteration % 10 === 0) bounds.push(step.logLikelihood, step.bound);
  const fitted = await run;
  const probability: number | undefined = fitted.parameters.classes[0]?.party.left;
  const voted: number | undefined = fitted.parameters.classes[0]?.voted;
  const posterior = fitted.predictProba(answers).row(0);
  const suspected = fitted.info.warnings.some((warning) => warning.code === 'LOCAL_MAXIMUM_SUSPECTED');
  const [drawn] = fitted.sample(1);
  const party: 'left' | 'right' | 'none' | null | undefined = drawn?.party;
  const stored = fromJSON(JSON.parse(JSON.stringify(fitted)), survey.schema);
  const again: number | undefined = stored.parameters.classes[0]?.trust.low;
  return { bounds, fitted, stored, probability, voted, posterior, suspected, party, again };
}

export async function wrongPrograms() {
  const fitted = await survey.fit(answers);
  // @ts-expect-error 'centre' is not a level
  fitted.parameters.classes[0]?.party.centre;
  // @ts-expect-error a Bernoulli column has one probability
  fitted.parameters.classes[0]?.voted.yes;
  // @ts-expect-error wrong level
  fitted.predict([{ party: 'center' }]);
  // @ts-expect-error unknown column
  fitted.predict([{ partyy: 'left' }]);
  // @ts-expect-error a Bernoulli cell is 0, 1, false or true
  fitted.predict([{ voted: 'yes' }]);
  // @ts-expect-error a categorical cell is a level, not its number
  fitted.predict([{ party: 1 }]);
  // @ts-expect-error no such engine
  survey.fit(answers, { engine: 'gpu' });
  // @ts-expect-error a categorical needs two levels
  categorical(['only']);
  // @ts-expect-error a column comes from bernoulli() or categorical()
  lca({ classes: 2, columns: { age: { kind: 'gaussian', levels: [] } } });
  // @ts-expect-error classes are needed
  mixture({ columns: { sex: categorical(['f', 'm']) } });
}

/** Levels that are only known when the program runs. */
export async function readLevels(levels: string[], cells: readonly string[]) {
  const model = lca({ classes: 1, columns: { answer: categorical(levels), sure: bernoulli() } });
  const fitted = await model.fit({ answer: cells, sure: new Uint8Array(cells.length) });
  const probability: number | undefined = fitted.parameters.classes[0]?.answer[cells[0] as string];
  const loaded: Fitted<Schema> = fromJSON(fitted.toJSON());
  return { probability, again: loaded.predict([{ answer: cells[0] ?? null }]) };
}

/** Programs that the compiler refuses, and that fail where it was not asked: each with its code. */
export const wrongCalls = (
  fitted: Awaited<ReturnType<typeof fitAndRead>>['fitted'],
): readonly (readonly [string, () => unknown])[] => [
  // @ts-expect-error a column is absent
  ['COLUMN_ABSENT', () => fitted.predict({ party: ['left'], trust: [null] })],
  // @ts-expect-error categorical columns have no mean
  ['NO_MEAN', () => fitted.impute(answers, 'mean')],
  // @ts-expect-error a schema's types need the schema
  ['NOT_A_DOCUMENT', () => fromJSON<{ sex: ReturnType<typeof bernoulli> }>({})],
  // @ts-expect-error a model needs columns
  ['NO_COLUMNS', () => lca({ classes: 2, columns: {} })],
  // @ts-expect-error a model needs columns
  ['NO_COLUMNS', () => mixture({ classes: 2, columns: {} })],
  // @ts-expect-error no levels
  ['BAD_LEVELS', () => categorical([])],
  // @ts-expect-error one level
  ['BAD_LEVELS', () => categorical(['only'])],
  // @ts-expect-error no such key of the prior
  ['BAD_OPTION', () => lca({ classes: 2, columns: { a: bernoulli() }, prior: { pseudocount: 1 } })],
];

export async function bernoulliMeans() {
  const model = lca({ classes: 1, columns: { a: bernoulli(), b: bernoulli() } });
  const fitted = await model.fit([{ a: 1, b: 0 }, { a: 1, b: 1 }, { a: 0 }]);
  const mean: number | undefined = fitted.impute([{ a: 1 }], 'mean')[0]?.b;
  return mean;
}

export const mixed = mixture({
  classes: ['quiet', 'loud'],
  columns: { sex: categorical(['f', 'm']), sings: bernoulli() },
  latent: 'voice',
  prior: { pseudoCount: 0.5 },
});

/** Two exponential lifetimes, as the API sketch has them. */
const twoLifetimes = defineModel<
  { w: number; rate: [number, number] },
  number,
  { n: [number, number]; t: [number, number] }
>({
  classes: 2,
  start: (rng) => ({ w: 0.5, rate: [1 / (rng() + 0.1), 1 / (rng() + 1)] }),
  valid: ({ w, rate }) => w > 0 && w < 1 && rate.every((value) => value > 0),
  logJoint({ w, rate }, x, out) {
    out[0] = log(w) + log(rate[0]) - rate[0] * x;
    out[1] = log(1 - w) + log(rate[1]) - rate[1] * x;
  },
  zero: () => ({ n: [0, 0], t: [0, 0] }),
  accumulate(sums, x, r, weight) {
    for (const k of [0, 1] as const) {
      sums.n[k] += weight * (r[k] as number);
      sums.t[k] += weight * (r[k] as number) * x;
    }
  },
  maximize: ({ n, t }) => ({ w: n[0] / (n[0] + n[1]), rate: [n[0] / t[0], n[1] / t[1]] }),
});

export async function fitLifetimes(times: readonly number[]) {
  const fit = twoLifetimes.fit(times, { starts: 2, start: { w: 0.5, rate: [0.5, 2] } });
  const rates: [number, number][] = [];
  for await (const { parameters } of fit) rates.push(parameters.rate);
  const { parameters, info, predictProba } = await fit;
  const rate: number = parameters.rate[0];
  const probability: number | undefined = predictProba([1]).row(0)[0];
  // @ts-expect-error the parameters are those of the model
  parameters.mean;
  // @ts-expect-error data of another kind
  const call = () => predictProba(['long']);
  // @ts-expect-error a start of another shape
  const fitting = () => twoLifetimes.fit(times, { start: { w: 0.5 } });
  return { rates, rate, probability, info, call, fitting };
}

/** Models that do not compile. */
export const wrongModels = () => [
  defineModel<{ w: number }, number, { n: number }>({
    classes: 2,
    start: () => ({ w: 1 }),
    logJoint() {},
    zero: () => ({ n: 0 }),
    accumulate() {},
    // @ts-expect-error the M-step must return parameters
    maximize: (sums) => sums.n,
  }),
  // @ts-expect-error the log-joint is needed
  defineModel<{ w: number }, number, { n: number }>({
    classes: 2,
    start: () => ({ w: 1 }),
    zero: () => ({ n: 0 }),
    accumulate() {},
    maximize: () => ({ w: 1 }),
  }),
  () =>
    expectationMaximization({
      start: 1,
      // @ts-expect-error the M-step gets what the E-step gave
      expect: () => ({ logLikelihood: 0, statistics: 1 }),
      maximize: (sums: string) => sums.length,
    }),
];
