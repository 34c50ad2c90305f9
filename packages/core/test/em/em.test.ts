import { expect, test } from 'vitest';
import { createStop, em, runNow } from '../../src/em/index.ts';
import type { Engine, Model } from '../../src/model/index.ts';
import { createLayout } from '../../src/statistics/index.ts';

// x² with "EM steps" that halve x: the smallest model that satisfies the contract.
const layout = createLayout([{ name: 'x', shape: [], constraint: 'free' }]);
const model = (step: (x: number) => number): Model => ({
  parameters: layout,
  statistics: createLayout([
    { name: 'logLikelihood', shape: [], constraint: 'free' },
    { name: 'weight', shape: [], constraint: 'positive' },
    { name: 'x', shape: [], constraint: 'free' },
  ]),
  freeParameters: 1,
  closedForm: false,
  start: () => Float64Array.of(1),
  maximize: (statistics) => Float64Array.of(step(statistics[2] as number)),
  logPrior: () => 0,
  expectedLogJoint: () => 0,
  scores: () => new Float64Array(1),
  units: () => Float64Array.of(1),
});
const shared = new Float64Array(3);
const engine: Engine = {
  name: 'parabola',
  expect([x = 0]) {
    shared.set([-x * x, 1, x]); // the same buffer every time: EM must copy
    return shared;
  },
  accumulate: () => shared,
  posterior: () => {
    throw new Error('not asked for');
  },
  logLikelihoods: () => new Float64Array(0),
  dispose() {},
};
const stop = createStop({ tolerance: 1e-8, maxIterations: 5, closedForm: false });

test('what is reported belongs to what is returned', () => {
  const result = runNow(
    em(
      model((x) => x / 2),
      Float64Array.of(1),
      stop,
    ),
    engine,
  );
  expect(Array.from(result.parameters)).toEqual([1 / 32]);
  expect(result.trace).toEqual([-1, -1 / 4, -1 / 16, -1 / 64, -1 / 256, -1 / 1024]);
  expect(result.statistics[2]).toBe(1 / 32);
  expect(result.reason).toBe('max-iterations');
});

test('a run goes on from an earlier result as if it had never stopped', () => {
  const whole = runNow(
    em(
      model((x) => x / 2),
      Float64Array.of(1),
      stop,
    ),
    engine,
  );
  const short = runNow(
    em(
      model((x) => x / 2),
      Float64Array.of(1),
      createStop({ tolerance: 0, maxIterations: 2, closedForm: false }),
    ),
    engine,
  );
  expect(
    runNow(
      em(
        model((x) => x / 2),
        short,
        stop,
      ),
      engine,
    ),
  ).toEqual(whole);
});

test('87. a falling objective is a bug and says in which iteration', () => {
  expect(() =>
    runNow(
      em(
        model((x) => x * 2),
        Float64Array.of(1),
        stop,
      ),
      engine,
    ),
  ).toThrow(expect.objectContaining({ code: 'OBJECTIVE_FELL', where: { iteration: 1 } }));
});

test('an aborted run ends with its last complete visit', () => {
  const routine = em(
    model((x) => x / 2),
    Float64Array.of(1),
    stop,
  );
  routine.next();
  routine.next(Float64Array.of(-1, 1, 1));
  const { value, done } = routine.next(undefined);
  expect(done).toBe(true);
  expect(value).toMatchObject({ reason: 'aborted', trace: [-1] });
});
