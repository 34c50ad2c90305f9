import { describe, expect, test } from 'vitest';
import { type CustomModel, defineModel, exp, log } from '../../src/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { bernoulli, categorical, createRandomRows, lca } from './support.ts';

type Row = ReturnType<typeof createRandomRows>[number];
type Tables = { size: number[]; a: number[][]; b: number[][]; c: number[][]; d: number[][] };
const COLUMNS = ['a', 'b', 'c', 'd'] as const;
const codeOf = (cell: Row[keyof Row]): number =>
  typeof cell === 'string' ? ['x', 'y', 'z'].indexOf(cell) : Number(cell);
const tables = (cell: () => number): Omit<Tables, 'size'> => {
  const of = (levels: number) => [0, 1].map(() => Array.from({ length: levels }, cell));
  return { a: of(2), b: of(2), c: of(2), d: of(3) };
};
const shares = (counts: number[]) => counts.map((count) => count / counts.reduce((sum, value) => sum + value, 0));

/** The library's latent class model, written as a model of one's own. */
const latentClasses: CustomModel<Tables, Row, Tables> = {
  classes: 2,
  start(rng) {
    const drawn = tables(() => 0.2 + rng());
    return {
      size: [0.5, 0.5],
      ...Object.fromEntries(COLUMNS.map((name) => [name, drawn[name].map(shares)])),
    } as Tables;
  },
  valid: (theta) => [theta.size, ...COLUMNS.flatMap((name) => theta[name])].every((row) => row.every((p) => p > 0)),
  logJoint(theta, row, out) {
    for (const k of [0, 1]) {
      let sum = log(theta.size[k]!);
      for (const name of COLUMNS) if (row[name] !== null) sum += log(theta[name][k]![codeOf(row[name])]!);
      out[k] = sum;
    }
  },
  zero: () => ({ size: [0, 0], ...tables(() => 0) }),
  accumulate(sums, row, r, weight) {
    for (const k of [0, 1]) {
      sums.size[k]! += weight * r[k]!;
      for (const name of COLUMNS) if (row[name] !== null) sums[name][k]![codeOf(row[name])]! += weight * r[k]!;
    }
  },
  maximize: (sums) =>
    ({
      size: shares(sums.size),
      ...Object.fromEntries(COLUMNS.map((name) => [name, sums[name].map(shares)])),
    }) as Tables,
  freeParameters: () => 1 + 2 * (1 + 1 + 1 + 2),
};

const rows = createRandomRows(700);
const weights = rows.map((_, i) => (i % 5) / 2);
const library = lca({
  classes: 2,
  columns: { a: bernoulli(), b: bernoulli(), c: bernoulli(), d: categorical(['x', 'y', 'z']) },
});

describe('a categorical mixture as a model of one’s own', () => {
  test('gives the numbers of the library from the same start, step by step', async () => {
    const start = latentClasses.start(createRandom(3).uniform, rows);
    const { size, ...features } = start;
    const document = { ...library.toJSON(), parameters: { class: size, ...features } };
    const options = { maxIterations: 25, tolerance: 0, acceleration: 'none', weights } as const;
    const theirs = await library.fit(rows, { ...options, start: document });
    const own = await defineModel(latentClasses).fit(rows, { ...options, start });
    expect(own.info.trace).toHaveLength(26);
    own.info.trace.forEach((value, i) => {
      expect(Math.abs(value - (theirs.info.trace[i] as number))).toBeLessThan(1e-9);
    });
    const { criteria, freeParameters } = own.info;
    expect(freeParameters).toBe(theirs.info.freeParameters);
    for (const key of ['aic', 'bic', 'sabic', 'caic', 'icl', 'entropyR2'] as const)
      expect(criteria[key]).toBeCloseTo(theirs.info.criteria[key] as number, 6);
    const posterior = own.predictProba(rows);
    const expected = theirs.predictProba(rows);
    posterior.data.forEach((value, i) => {
      expect(value).toBeCloseTo(expected.data[i] as number, 10);
    });
    expect(own.score(rows)).toBeCloseTo(theirs.score(rows), 8);
    expect(own.predict(rows)).toEqual(theirs.predict(rows));
  });

  test('finds the best optimum of the library by its own starts', async () => {
    const theirs = await library.fit(rows, { tolerance: 1e-13 });
    const own = await defineModel(latentClasses).fit(rows, { tolerance: 1e-13 });
    expect(Math.abs(own.info.logLikelihood - theirs.info.logLikelihood)).toBeLessThan(1e-9 * 3000);
    expect(own.info).toMatchObject({ converged: true, starts: { count: 20, degenerate: 0 }, warnings: [] });
    expect(own.info.starts.atBest).toBeGreaterThan(1);
    expect(own.info.starts.objectives).toHaveLength(20);
  });

  test('SQUAREM reaches it in fewer E-steps', async () => {
    const options = { starts: 1, seed: 2, tolerance: 1e-11 };
    const fast = await defineModel(latentClasses).fit(rows, options);
    const plain = await defineModel(latentClasses).fit(rows, { ...options, acceleration: 'none' });
    expect(fast.info.logLikelihood).toBeCloseTo(plain.info.logLikelihood, 7);
    expect(fast.info.evaluations).toBeLessThan(plain.info.evaluations);
  });
});

/** Two exponential lifetimes: the story of the API sketch. */
type Lifetimes = { w: number; rate: [number, number] };
type Sums = { n: [number, number]; t: Float64Array };
const lifetimes: CustomModel<Lifetimes, number, Sums> = {
  classes: 2,
  start: (rng) => ({ w: 0.3 + 0.4 * rng(), rate: [0.5 + rng(), 2 + 2 * rng()] }),
  valid: ({ w, rate }) => w > 0 && w < 1 && rate.every((value) => value > 0),
  logJoint({ w, rate }, x, out) {
    out[0] = log(w) + log(rate[0]) - rate[0] * x;
    out[1] = log(1 - w) + log(rate[1]) - rate[1] * x;
  },
  zero: () => ({ n: [0, 0], t: new Float64Array(2) }),
  accumulate(sums, x, r, weight) {
    for (const k of [0, 1] as const) {
      sums.n[k] += weight * r[k]!;
      sums.t[k]! += weight * r[k]! * x;
    }
  },
  maximize: ({ n, t }) => ({ w: n[0] / (n[0] + n[1]), rate: [n[0] / t[0]!, n[1] / t[1]!] }),
};
const random = createRandom(11);
const times = Array.from({ length: 1500 }, () => random.exponential() / (random.uniform() < 0.4 ? 0.5 : 5));

test('two exponential lifetimes are recovered, in the shape of the start', async () => {
  const fitted = await defineModel(lifetimes).fit(times);
  const { w, rate } = fitted.parameters;
  const slowFirst = rate[0] < rate[1];
  expect(slowFirst ? w : 1 - w).toBeCloseTo(0.4, 1);
  expect(Math.min(...rate)).toBeCloseTo(0.5, 0);
  expect(Math.max(...rate) / 5).toBeCloseTo(1, 0);
  expect(fitted.info.freeParameters).toBe(3);
  const direct = times.reduce(
    (sum, x) => sum + Math.log(w * rate[0] * Math.exp(-rate[0] * x) + (1 - w) * rate[1] * Math.exp(-rate[1] * x)),
    0,
  );
  expect(fitted.info.logLikelihood).toBeCloseTo(direct, 8);
  expect(fitted.logProb([0.5])[0]).toBeCloseTo(
    log(w * rate[0] * exp(-rate[0] / 2) + (1 - w) * rate[1] * exp(-rate[1] / 2)),
    12,
  );
});

test('steps, progress and bounds come as from every fit; the same seed gives the same bits', async () => {
  const model = defineModel(lifetimes);
  const fit = model.fit(times, { starts: 3, seed: 4, acceleration: 'none', maxIterations: 20 });
  let last = Number.NEGATIVE_INFINITY;
  let steps = 0;
  for await (const { iteration, bound, logLikelihood, parameters } of fit) {
    if (iteration > 0) expect(bound).toBeGreaterThanOrEqual(last - 1e-9);
    expect(bound).toBeLessThanOrEqual(logLikelihood + 1e-9);
    expect(parameters.rate).toHaveLength(2);
    last = logLikelihood;
    steps++;
  }
  expect(steps).toBe(63);
  const again = await model.fit(times, { starts: 3, seed: 4, acceleration: 'none', maxIterations: 20 });
  expect(again.info).toEqual((await fit).info);
  expect(again.info.warnings.map(({ code }) => code)).toEqual(['NOT_CONVERGED']);
  const other = await model.fit(times, { starts: 3, seed: 5, acceleration: 'none', maxIterations: 20 });
  expect(other.info.objective).not.toBe(again.info.objective);
});

test('abort ends the fit with the best so far', async () => {
  const fit = defineModel(lifetimes).fit(times, { starts: 500, tolerance: 0, maxIterations: 1e6 });
  while (!fit.partial) await new Promise((resolve) => setTimeout(resolve, 1));
  fit.abort();
  const { info } = await fit;
  expect(info).toMatchObject({ stopReason: 'aborted', converged: false });
  await expect(defineModel(lifetimes).fit(times, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'ABORTED',
  });
});

test('a weight counts as often; a datum of weight 0 is not looked at', async () => {
  const options = { start: { w: 0.5, rate: [1, 3] } as Lifetimes, tolerance: 1e-12 };
  const few = times.slice(0, 60);
  const twice = await defineModel(lifetimes).fit([...few, ...few], options);
  const weighted = await defineModel(lifetimes).fit([...few, Number.NaN], {
    ...options,
    weights: [...few.map(() => 2), 0],
  });
  expect(weighted.info.logLikelihood).toBeCloseTo(twice.info.logLikelihood, 8);
  expect(weighted.info.data).toEqual({ rows: 61, weight: 120 });
  await expect(defineModel(lifetimes).fit(few, { weights: [1] })).rejects.toMatchObject({ code: 'BAD_WEIGHT' });
});

test('a prior is part of the objective, and the estimates maximize it', async () => {
  // Gamma(3, rate 2) on both rates: log-prior 2·log λ − 2λ, so λ = (n + 2)/(t + 2).
  const logPrior = ({ rate }: Lifetimes) => rate.reduce((sum, value) => sum + 2 * log(value) - 2 * value, 0);
  const model = defineModel<Lifetimes, number, Sums>({
    ...lifetimes,
    logPrior,
    maximize: ({ n, t }) => ({ w: n[0] / (n[0] + n[1]), rate: [(n[0] + 2) / (t[0]! + 2), (n[1] + 2) / (t[1]! + 2)] }),
  });
  const few = times.slice(0, 80);
  const { info, parameters } = await model.fit(few, { tolerance: 1e-13 });
  const objective = ({ w, rate: [a, b] }: Lifetimes) =>
    few.reduce((sum, x) => sum + Math.log(w * a * Math.exp(-a * x) + (1 - w) * b * Math.exp(-b * x)), 0) +
    logPrior({ w, rate: [a, b] });
  expect(info.logPrior).toBeCloseTo(logPrior(parameters), 12);
  expect(info.objective).toBeCloseTo(objective(parameters), 9);
  const { w, rate } = parameters;
  for (const by of [-0.01, 0.01])
    for (const near of [
      { w: w + by, rate },
      { w, rate: [rate[0] + by, rate[1]] },
      { w, rate: [rate[0], rate[1] + by] },
    ] as Lifetimes[])
      expect(objective(near)).toBeLessThan(info.objective);
});

describe('mistakes', () => {
  const failure = (change: Partial<typeof lifetimes>, options = {}) =>
    expect(defineModel({ ...lifetimes, ...change }).fit(times.slice(0, 40), { starts: 2, ...options })).rejects;

  test('no data, no classes', async () => {
    await expect(defineModel(lifetimes).fit([])).rejects.toMatchObject({ code: 'NO_ROWS' });
    expect(() => defineModel({ ...lifetimes, classes: 0 })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('logJoint that gives NaN, or forgets a class, names datum, class and iteration', async () => {
    const logJoint: typeof lifetimes.logJoint = (theta, x, out) => {
      lifetimes.logJoint(theta, x, out);
      if (x === times[7]) out[1] = Number.NaN;
    };
    await failure({ logJoint }).toMatchObject({
      code: 'OWN_MODEL_NOT_A_NUMBER',
      message: expect.stringContaining('NaN for class 1 of data[7] in iteration 0 of start 0'),
      where: { row: 8, index: 7, class: 1, iteration: 0, start: 0 },
    });
    await failure({ logJoint: (_, __, out) => out.fill(-1, 0, 1) }).toMatchObject({ where: { class: 1, index: 0 } });
  });

  test('88. an M-step that divides by 0 is named with its iteration', async () => {
    await failure({ maximize: ({ n }) => ({ w: n[0], rate: [Number.NaN, 1] }) }).toMatchObject({
      code: 'OWN_MODEL_NOT_A_NUMBER',
      message: 'maximize of your model gives "rate[0]" as NaN in iteration 1 of start 0',
    });
  });

  test('a datum that no class can have', async () => {
    await failure({ logJoint: (_, x, out) => out.fill(x === times[3] ? Number.NEGATIVE_INFINITY : -1) }).toMatchObject({
      code: 'IMPOSSIBLE_ROW',
      where: { index: 3 },
    });
  });

  test('an M-step that does not maximize: its own words', async () => {
    await failure({ maximize: (_, { w, rate }) => ({ w, rate: [rate[0] * 2, rate[1] * 2] }) }).toMatchObject({
      code: 'OBJECTIVE_FELL',
      message: expect.stringContaining('the M-step of your model'),
    });
  });

  test.each([
    ['another length', () => ({ w: 0.5, rate: [1, 2, 3] }), 'an array of 3'],
    ['a lost key', () => ({ rate: [1, 2] }), 'an object with rate'],
    ['another key', () => ({ w: 0.5, rates: [1, 2] }), 'an object with w, rates'],
    ['text', () => ({ w: '0.5', rate: [1, 2] }), 'a string'],
    ['nothing', () => undefined, 'undefined'],
  ])('maximize of another shape: %s', async (_, maximize, found) => {
    await failure({ maximize: maximize as never }).toMatchObject({
      code: 'OWN_MODEL_SHAPE',
      message: expect.stringMatching(new RegExp(`^maximize gives .* as ${found}, and it was `)),
    });
  });

  test('a start that holds no numbers, or that `valid` refuses', async () => {
    await failure({ start: () => ({ w: 0.5, rate: new Map() }) as never }).toMatchObject({
      code: 'OWN_MODEL_SHAPE',
      message: 'start gives "rate" as a Map',
    });
    await failure({ start: () => ({ w: 2, rate: [1, 2] as [number, number] }) }).toMatchObject({
      code: 'OWN_MODEL_START',
    });
    await failure({ start: () => ({ w: 0.5, rate: [1, Number.NaN] as [number, number] }) }).toMatchObject({
      code: 'OWN_MODEL_NOT_A_NUMBER',
    });
  });

  test('what the model throws comes through', async () => {
    const thrown = new RangeError('mine');
    await failure({
      maximize: () => {
        throw thrown;
      },
    }).toBe(thrown);
  });
});

describe('starts that collapse', () => {
  // A Gaussian of free variance that starts narrow shrinks onto the two equal points.
  const points = [-1, -0.5, 0, 0, 0.4, 0.9, 1.2, 8, 8.5, 9, 9.3, 10];
  type Gaussians = { mean: number[]; variance: number[] };
  const gaussians: CustomModel<Gaussians, number, { n: number[]; x: number[]; xx: number[] }> = {
    classes: 2,
    start: () => ({ mean: [0, 6], variance: [1e-6, 4] }),
    logJoint({ mean, variance }, x, out) {
      for (const k of [0, 1]) out[k] = log(0.5) - log(variance[k]!) / 2 - (x - mean[k]!) ** 2 / (2 * variance[k]!);
    },
    zero: () => ({ n: [0, 0], x: [0, 0], xx: [0, 0] }),
    accumulate(sums, x, r, weight) {
      for (const k of [0, 1]) {
        sums.n[k]! += weight * r[k]!;
        sums.x[k]! += weight * r[k]! * x;
        sums.xx[k]! += weight * r[k]! * x * x;
      }
    },
    maximize({ n, x, xx }) {
      const mean = x.map((sum, k) => sum / n[k]!);
      return { mean, variance: xx.map((sum, k) => sum / n[k]! - mean[k]! ** 2) };
    },
  };

  test('are left out and counted', async () => {
    const start = (rng: () => number) => ({ mean: [0, 6], variance: [rng() < 0.5 ? 1e-6 : 4, 4] });
    const { info, parameters } = await defineModel({ ...gaussians, start }).fit(points, { starts: 20 });
    const { count, degenerate, objectives } = info.starts;
    expect(count).toBe(20);
    expect(degenerate).toBeGreaterThan(2);
    expect(degenerate).toBeLessThan(18);
    expect(objectives.filter((objective) => objective === null)).toHaveLength(degenerate);
    expect(objectives.at(-1)).toBeNull();
    expect(parameters.mean.map((mean) => mean > 4)).toEqual([false, true]);
    expect(info.warnings).toMatchObject([{ code: 'DEGENERATE_COMPONENT', where: { degenerate } }]);
  });

  test('where all do, the first one is explained', async () => {
    await expect(defineModel(gaussians).fit(points, { starts: 8 })).rejects.toMatchObject({
      code: 'OWN_MODEL_NOT_A_NUMBER',
      message: expect.stringMatching(
        /^logJoint of your model gives (NaN|Infinity) for class 0 of data\[\d+\] in iteration 1/,
      ),
    });
  });
});
