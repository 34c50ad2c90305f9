import { expect, test } from 'vitest';
import { countsOf, fitClouds, fitEverything, rows, wrongCalls, wrongReads } from './numberStories.ts';

test('columns of every kind are fitted, read, saved and loaded', async () => {
  const { model, rates, fitted, numbers, cell, level, stored, again, plain } = await fitEverything();
  expect(rates.length).toBeGreaterThan(2);
  expect(numbers.every(Number.isFinite)).toBe(true);
  expect(cell).toBeGreaterThan(0);
  expect(['f', 'm']).toContain(level);
  expect(stored.parameters).toEqual(fitted.parameters);
  expect(again).toBe(fitted.parameters.classes[0]?.y.mean);
  expect(stored.logProb(rows)).toEqual(fitted.logProb(rows));
  expect(JSON.parse(JSON.stringify(stored))).toEqual(JSON.parse(JSON.stringify(fitted)));
  expect(Object.keys(stored.sample(1)[0] ?? {}).sort()).toEqual(Object.keys(model.schema).sort());
  const text = rows.map((row) => ({ ...row, smokes: row.smokes === null ? null : String(row.smokes) }));
  expect(plain.logProb(text)).toEqual(fitted.logProb(rows));
});

test('what the compiler refuses is an error at run time too', async () => {
  const { fitted } = await fitEverything();
  for (const [code, call] of wrongCalls(fitted)) expect(call).toThrow(expect.objectContaining({ code }));
  expect(wrongReads(fitted)).toEqual([undefined, undefined, undefined, undefined]);
});

test('a Gaussian mixture is read as means and matrices', async () => {
  const { fitted, mean, covariance, filled, column } = await fitClouds();
  const { model } = fitted.toJSON();
  expect(model.features).toEqual([{ name: 'x+y', family: 'gaussian', columns: ['x', 'y'], covariance: 'full' }]);
  const own = model.parameters?.['x+y'] as { mean: number[][]; covariance: number[][][] };
  expect(fitted.parameters.means).toEqual(own.mean);
  expect(fitted.parameters.covariances).toEqual(own.covariance);
  expect([mean, covariance]).toEqual([own.mean[0]?.[1], own.covariance[0]?.[1]?.[0]]);
  expect(column).toEqual({ mean, variance: own.covariance[0]?.[1]?.[1] });
  expect(filled).toBeGreaterThan(0);
  expect(Object.isFrozen(fitted.parameters.covariances[0]?.[0])).toBe(true);
});

test('binomial counts with trials of their own', async () => {
  const { mean, sure, none, probability } = await countsOf();
  expect(probability).toBeCloseTo(0.5, 12);
  expect(mean).toBeCloseTo(5, 12);
  expect([sure, none]).toEqual([null, undefined]);
});
