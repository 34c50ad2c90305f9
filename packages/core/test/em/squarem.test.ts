import { expect, test } from 'vitest';
import { extrapolate } from '../../src/em/extrapolate.ts';
import { createStop, em, runNow, squarem } from '../../src/em/index.ts';
import { createReferenceEngine } from '../../src/engine/index.ts';
import { categorical } from '../../src/families/categorical.ts';
import { createMixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { collapse, summarize } from '../../src/patterns/index.ts';
import { createRandom } from '../../src/random/index.ts';
import { createLayout } from '../../src/statistics/index.ts';

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
  const { parameters, length } = extrapolate(layout, zero, one, two, 64);
  expect(length).toBeGreaterThan(1);
  expect(Array.from(parameters.subarray(0, 2))).toEqual([0.03, 0.97].map((value) => expect.closeTo(value, 15)));
  expect(parameters[2]).toBeGreaterThan(0.519);
  expect((parameters[2] as number) + (parameters[3] as number)).toBeCloseTo(1, 15);
});
