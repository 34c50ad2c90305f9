import { expect, test } from 'vitest';
import { bernoulli, categorical, createRandomPosterior, createRandomRows, lca } from './support.ts';

const model = lca({
  classes: 2,
  columns: { a: bernoulli(), b: bernoulli(), c: bernoulli(), d: categorical(['x', 'y', 'z']) },
});
const rows = createRandomRows(400);

test('an iterator opened at once sees every step, and the promise its end', async () => {
  const fit = model.fit(rows, { starts: 3, maxIterations: 4, tolerance: 0 });
  const seen: [number, number][] = [];
  for await (const step of fit) seen.push([step.start, step.iteration]);
  expect(seen).toEqual([0, 1, 2].flatMap((start) => [0, 1, 2, 3, 4].map((iteration) => [start, iteration])));
  expect((await fit).info.stopReason).toBe('max-iterations');
});

test('break ends the reading and not the fit', async () => {
  const fit = model.fit(rows, { starts: 2 });
  for await (const step of fit) if (step.iteration === 1) break;
  expect((await fit).info.converged).toBe(true);
});

test('the iterator throws what the promise rejects with', async () => {
  const fit = model.fit([{ a: 1 }, { d: 'w' as 'x' }]);
  const reading = (async () => {
    for await (const step of fit) expect(step).toBeUndefined();
  })();
  await expect(reading).rejects.toMatchObject({ code: 'UNSEEN_LEVEL', where: { row: 2, column: 'd', level: 'w' } });
  await expect(fit).rejects.toMatchObject({ code: 'UNSEEN_LEVEL' });
});

test('abort ends the fit with the best so far', async () => {
  const fit = model.fit(rows, { starts: 500, tolerance: 0, maxIterations: 1e6, acceleration: 'none' });
  while (!fit.partial) await new Promise((resolve) => setTimeout(resolve, 1));
  fit.abort();
  const { info } = await fit;
  expect(info).toMatchObject({ stopReason: 'aborted', converged: false });
  expect(info.warnings.map((warning) => warning.code)).toContain('NOT_CONVERGED');
  expect(fit.partial?.objective).toBe(info.objective);
  expect(info.trace.at(-1)).toBe(info.objective);
});

test('a signal that is already aborted gives no result', async () => {
  await expect(model.fit(rows, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' });
});

test('long passes give way: an abort in the middle of a large fit is answered at once', async () => {
  const many = {
    a: new Uint8Array(400_000),
    b: new Uint8Array(400_000),
    c: new Uint8Array(400_000),
    d: new Uint8Array(400_000),
  };
  for (let i = 0; i < 400_000; i++) {
    many.a[i] = i & 1;
    many.b[i] = (i >> 1) & 1;
    many.c[i] = (i >> 2) & 1;
    many.d[i] = i % 3;
  }
  const fit = model.fit(many, { starts: 1000, tolerance: 0, maxIterations: 1e7 });
  while (!fit.partial) await new Promise((resolve) => setTimeout(resolve, 5));
  const asked = performance.now();
  fit.abort();
  await fit;
  expect(performance.now() - asked).toBeLessThan(2000);
});

test('progress counts starts and keeps the best', async () => {
  const seen: number[] = [];
  const { info } = await model.fit(rows, { starts: 4, onProgress: ({ bestObjective }) => seen.push(bestObjective) });
  expect(seen.every((value, i) => i === 0 || value >= (seen[i - 1] as number))).toBe(true);
  expect(seen.at(-1)).toBe(info.objective);
});

test('the bound of a step lies between the last log-likelihood and this one, and touches at the start', async () => {
  let last = Number.NEGATIVE_INFINITY;
  for await (const { iteration, bound, logLikelihood } of model.fit(rows, { starts: 1, acceleration: 'none' })) {
    if (iteration === 0) expect(bound).toBeCloseTo(logLikelihood, 9);
    else {
      expect(bound).toBeGreaterThanOrEqual(last - 1e-9);
      expect(bound).toBeLessThanOrEqual(logLikelihood + 1e-9);
    }
    last = logLikelihood;
  }
});

test('the bound of a step stays below its log-likelihood where the steps are jumps', async () => {
  let jumps = 0;
  let last = Number.NEGATIVE_INFINITY;
  for await (const { iteration, bound, logLikelihood } of model.fit(rows, { starts: 1, acceleration: 'squarem' })) {
    expect(bound).toBeLessThanOrEqual(logLikelihood + 1e-9);
    if (iteration > 0 && bound < last - 1e-6) jumps++;
    last = logLikelihood;
  }
  expect(jumps).toBeGreaterThan(0);
});

test('an abort at any moment leaves the best so far', async () => {
  const few = rows.slice(0, 60);
  let moments = 0;
  const whole = await model.fit(few, { starts: 'auto', seed: 3, onProgress: () => moments++ });
  for (let at = 1; at <= moments; at += Math.ceil(moments / 60)) {
    let seen = 0;
    const fit = model.fit(few, { starts: 'auto', seed: 3, onProgress: () => ++seen === at && fit.abort() });
    const { info } = await fit;
    if (info.stopReason !== 'aborted') expect(info.objective).toBe(whole.info.objective);
    expect(info.objective).toBeLessThanOrEqual(whole.info.objective + 1e-9);
  }
});

test('an abort after the last step does not lose the fit', async () => {
  const fit = model.fit(rows, { seed: 3 });
  let last = 0;
  for await (const step of fit) last = step.objective;
  fit.abort();
  expect((await fit).info.objective).toBeGreaterThanOrEqual(last);
});

test('steps taken apart while the fit goes on change nothing', async () => {
  const quiet = await model.fit(rows, { starts: 2, seed: 4 });
  const fit = model.fit(rows, { starts: 2, seed: 4 });
  const random = createRandomPosterior(rows.length);
  for await (const step of fit)
    for (const q of [undefined, random]) {
      const { logLikelihood, elbo, kl, q: expected, entropy } = await step.decompose(q);
      expect(elbo + kl).toBeCloseTo(logLikelihood, 9);
      expect(expected + entropy).toBeCloseTo(elbo, 9);
      expect(kl).toBeGreaterThanOrEqual(-1e-9);
      expect(logLikelihood).toBeCloseTo(step.logLikelihood, 9);
    }
  expect((await fit).toJSON()).toEqual(quiet.toJSON());
});

test('the bound of a continued start still belongs to its own last step', async () => {
  for await (const { iteration, bound, logLikelihood } of model.fit(rows, { starts: 20, seed: 5 }))
    if (iteration === 31) expect(bound).toBeLessThan(logLikelihood);
});
