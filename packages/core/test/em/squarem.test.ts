import { expect, test } from 'vitest';
import { createExtrapolation } from '../../src/em/extrapolate.ts';
import { createStop, em, runNow, squarem } from '../../src/em/index.ts';
import { createReferenceEngine } from '../../src/engine/index.ts';
import { categorical } from '../../src/families/categorical.ts';
import { createMixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { collapse, summarize } from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { createLayout, type Layout } from '../../src/statistics/index.ts';

/** Two weakly separated classes: slow for EM. */
function problem(seed: number) {
  const random = createRandom(seed);
  const emissions = Array.from({ length: 6 }, (_, j) =>
    categorical.emission({
      name: `x${j}`,
      columns: [`x${j}`],
      feature: { levels: ['0', '1'] },
      classes: 2,
      pseudoCount: 0,
      fixed: false,
    }),
  );
  const model = createMixture({ latent: 'class', classes: 2, emissions, fixedSizes: false, pseudoCount: 0 });
  const rows = Array.from({ length: 800 }, () => {
    const high = random.uniform() < 0.5;
    return emissions.map(() => (random.uniform() < (high ? 0.65 : 0.35) ? 2 : 1));
  });
  const features = emissions.map((_, j) => ({
    kind: 'codes' as const,
    levels: 2,
    codes: Uint8Array.from(rows, (row) => row[j] as number),
    remap: Uint32Array.of(0, 1, 2),
  }));
  const patterns = finishNow(collapse({ rows: rows.length, features, warnings: [] }, undefined, undefined));
  const start = model.start(createRandom(seed, 1), finishNow(summarize(patterns, 2, undefined)));
  return { model, start, engine: createReferenceEngine(model, patterns) };
}

const modelOf = (parameters: Layout, units = new Float64Array(parameters.size).fill(1)) => ({
  parameters,
  units: () => units,
});
const stop = (tolerance: number, maxIterations = 1e5) => createStop({ tolerance, maxIterations, closedForm: false });

test.each([1, 2, 3, 4, 5, 6])(
  'problem %i: the optimum of EM in fewer E-steps, and the objective never falls',
  (seed) => {
    const { model, start, engine } = problem(seed);
    const plain = runNow(em(model, start, stop(1e-13)), engine);
    const fast = runNow(squarem(model, start, stop(1e-13), 1e-13), engine);
    const [slow, quick] = [plain.trace.at(-1) as number, fast.trace.at(-1) as number];
    expect(Math.abs(quick - slow)).toBeLessThanOrEqual(1e-9 * Math.abs(slow));
    expect(fast.evaluations).toBeLessThan(plain.evaluations);
    fast.trace.forEach((value, i) => {
      if (i > 0) expect(value).toBeGreaterThanOrEqual((fast.trace[i - 1] as number) - 1e-10 * Math.abs(value));
    });
    expect(fast.reason).toBe('tolerance');
  },
);

test('what is reported belongs to what is returned, also at the limit of iterations', async () => {
  const { model, start, engine } = problem(7);
  for (const most of [0, 1, 2, 3, 7, 20]) {
    const { parameters, trace, reason } = runNow(squarem(model, start, stop(0, most), 0), engine);
    expect(reason).toBe('max-iterations');
    expect(trace).toHaveLength(most + 1);
    expect((await engine.expect(parameters))[0]).toBe(trace.at(-1));
  }
});

test('a run goes on from an earlier result, and counts its E-steps', () => {
  const { model, start, engine } = problem(8);
  const short = runNow(squarem(model, start, stop(1e-10, 5), 1e-10), engine);
  const whole = runNow(squarem(model, short, stop(1e-10), 1e-10), engine);
  expect(whole.trace.slice(0, 6)).toEqual(short.trace);
  expect(whole.evaluations).toBeGreaterThan(short.evaluations);
  expect(whole.evaluations).toBeGreaterThanOrEqual(whole.trace.length);
});

test('an aborted run ends with its last accepted parameters', () => {
  const { model, start, engine } = problem(9);
  for (let steps = 1; steps < 12; steps++) {
    const routine = squarem(model, start, stop(1e-10), 1e-10);
    let turn = routine.next();
    for (let step = 0; step < steps && !turn.done; step++)
      turn = routine.next(engine.expect(turn.value) as Float64Array);
    if (!turn.done) turn = routine.next(undefined);
    expect(turn.done).toBe(true);
    expect(turn.value).toMatchObject({ reason: 'aborted', evaluations: steps });
  }
});

test('a vector that a jump takes out of its simplex takes the values of the second step; others jump', () => {
  const layout = createLayout([{ name: 'p', shape: [2, 2], constraint: 'simplex' }]);
  const [zero, one, two] = [
    [0.4, 0.6, 0.5, 0.5],
    [0.15, 0.85, 0.51, 0.49],
    [0.03, 0.97, 0.519, 0.481],
  ].map((values) => Float64Array.from(values)) as [Float64Array, Float64Array, Float64Array];
  const { parameters, length } = createExtrapolation(modelOf(layout))(zero, one, two, 64);
  expect(length).toBeGreaterThan(1);
  expect(Array.from(parameters.subarray(0, 2))).toEqual([0.03, 0.97].map((value) => expect.closeTo(value, 15)));
  expect(parameters[2]).toBeGreaterThan(0.519);
  expect((parameters[2] as number) + (parameters[3] as number)).toBeCloseTo(1, 15);
});

/** Three points on a geometric path to `limit`: one jump along it would land there. */
function path(limit: readonly number[], from: readonly number[], rate: readonly number[]) {
  const at = (step: number) =>
    Float64Array.from(limit, (end, i) => end + ((from[i] as number) - end) * (rate[i] as number) ** step);
  return [at(0), at(1), at(2)] as const;
}

test('a positive number that a jump would take below 0 takes the EM step, its neighbours jump', () => {
  const layout = createLayout([
    { name: 'rate', shape: [2], constraint: 'positive' },
    { name: 'mean', shape: [1], constraint: 'free' },
  ]);
  const [zero, one, two] = path([-1, 2, -3], [1, 1, 5], [0.9, 0.9, 0.9]);
  const { parameters, length } = createExtrapolation(modelOf(layout))(zero, one, two, 64);
  expect(length).toBeCloseTo(10, 9);
  expect(parameters[0]).toBe(two[0]);
  expect(parameters[1]).toBeCloseTo(2, 9);
  expect(parameters[2]).toBeCloseTo(-3, 9);
});

test.each([
  { name: 'one for each class', shape: [2, 2, 2], shared: false },
  { name: 'shared', shape: [2, 2], shared: true },
])('covariances ($name) jump where they stay positive definite, else take the EM step', ({ shape, shared }) => {
  const good = [2, 0.5, 0.5, 1];
  const bad = [1, 1.5, 1.5, 1]; // eigenvalues 2.5 and −0.5
  const begin = [1, 0, 0, 2];
  for (const limits of shared
    ? [[good], [bad]]
    : [
        [good, bad],
        [bad, good],
      ]) {
    const layout = createLayout([{ name: 'covariance', shape, constraint: 'covariance', shared }]);
    const [zero, one, two] = path(
      limits.flat(),
      limits.flatMap(() => begin),
      limits.flatMap(() => [0.8, 0.8, 0.8, 0.8]),
    );
    const { parameters } = createExtrapolation(modelOf(layout))(zero, one, two, 64);
    limits.forEach((limit, k) => {
      const expected = limit === good ? good : Array.from(two.subarray(4 * k, 4 * k + 4));
      expect(Array.from(parameters.subarray(4 * k, 4 * k + 4))).toEqual(expected.map((x) => expect.closeTo(x, 9)));
    });
  }
});

test('the length of a jump does not hang on the units of a column', () => {
  const layout = createLayout([{ name: 'mean', shape: [2], constraint: 'free' }]);
  const lengthAt = (scale: number) => {
    const [zero, one, two] = path([0, 0], [1, scale], [0.9, 0.5]);
    return createExtrapolation(modelOf(layout, Float64Array.of(1, scale)))(zero, one, two, 1e6).length;
  };
  expect(lengthAt(1e9)).toBeCloseTo(lengthAt(1), 9);
});

test('a fixed block keeps its bits', () => {
  const layout = createLayout([
    { name: 'p', shape: [3], constraint: 'simplex', fixed: true },
    { name: 'mean', shape: [1], constraint: 'free' },
  ]);
  const third = [1 / 3, 1 / 3, 1 / 3 - 1e-16];
  const [zero, one, two] = path([...third, 0], [...third, 1], [1, 1, 1, 0.9]);
  expect(Array.from(createExtrapolation(modelOf(layout))(zero, one, two, 64).parameters.subarray(0, 3))).toEqual(third);
});

test('a jump outside what the model says itself is not tried', () => {
  const { model, start, engine } = problem(3);
  const seen: Float64Array[] = [];
  const watched = {
    ...engine,
    expect: (parameters: Float64Array) => {
      seen.push(parameters);
      return engine.expect(parameters);
    },
  };
  const asked: Float64Array[] = [];
  const never = {
    ...model,
    isInside: (parameters: Float64Array) => {
      asked.push(parameters);
      return false;
    },
  };
  const { trace, evaluations } = runNow(squarem(never, start, stop(0, 40), 0), watched);
  expect(asked.length).toBeGreaterThan(5);
  expect(seen.some((parameters) => asked.includes(parameters))).toBe(false);
  expect(evaluations).toBe(41);
  expect(trace).toEqual(runNow(em(model, start, stop(0, 40)), engine).trace);
});

test('a jump to an objective that is not a number, or infinite, is not taken', () => {
  const { model, start, engine } = problem(4);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const jumps = new Set<Float64Array>();
    const spied = {
      ...model,
      isInside: (parameters: Float64Array) => {
        jumps.add(parameters);
        return true;
      },
    };
    const broken = {
      expect: (parameters: Float64Array) => {
        const statistics = (engine.expect(parameters) as Float64Array).slice();
        if (jumps.has(parameters)) statistics[0] = wrong;
        return statistics;
      },
    };
    const { trace, reason } = runNow(squarem(spied, start, stop(1e-10), 1e-10), broken);
    expect(jumps.size).toBeGreaterThan(2);
    expect(trace.every(Number.isFinite)).toBe(true);
    expect(reason).toBe('tolerance');
  }
});
