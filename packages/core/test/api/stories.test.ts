import { expect, test } from 'vitest';
import {
  answers,
  bernoulliMeans,
  fitAndRead,
  fitLifetimes,
  mixed,
  readLevels,
  wrongCalls,
  wrongModels,
  wrongPrograms,
} from './stories.ts';

test('a survey is fitted, read, saved and loaded', async () => {
  const { bounds, fitted, stored, probability, voted, posterior, party, again } = await fitAndRead();
  expect(bounds.length).toBeGreaterThan(0);
  expect(probability).toBeGreaterThanOrEqual(0);
  expect(voted).toBeLessThanOrEqual(1);
  expect(posterior.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  expect(['left', 'right', 'none']).toContain(party);
  expect(again).toBe(fitted.parameters.classes[0]?.trust.low);
  expect(stored.logProb(answers)).toEqual(fitted.logProb(answers));
  expect(JSON.parse(JSON.stringify(stored))).toEqual(JSON.parse(JSON.stringify(fitted)));
});

test('a wrong level that slips past the compiler is an error at run time', async () => {
  await expect(wrongPrograms()).rejects.toMatchObject({ code: 'UNSEEN_LEVEL', where: { column: 'party', row: 1 } });
});

test('named classes keep their order, and a prior is part of the objective', async () => {
  const { info, classNames } = await mixed.fit(
    { sex: ['f', 'm', 'f', null], sings: Uint8Array.of(1, 0, 0, 1) },
    { known: ['loud', 'quiet', null, null] },
  );
  expect(classNames).toEqual(['quiet', 'loud']);
  expect(info.logPrior).toBeLessThan(0);
  expect(info.objective).toBeCloseTo(info.logLikelihood + info.logPrior, 12);
});

test('levels that are only known at run time make a model too', async () => {
  const { probability, again } = await readLevels(['yes', 'no'], ['no', 'yes', 'no', 'no']);
  expect(probability).toBeCloseTo(0.75, 12);
  expect(again).toEqual([0]);
});

test('a missing Bernoulli cell has a mean', async () => {
  expect(await bernoulliMeans()).toBeCloseTo(0.5, 12);
});

test('what the compiler refuses is an error at run time too', async () => {
  const { fitted } = await fitAndRead();
  for (const [code, call] of wrongCalls(fitted)) expect(call).toThrow(expect.objectContaining({ code }));
  expect(() => (fitted.info.trace as number[]).push(1)).toThrow(TypeError);
});

test('a model of one’s own is fitted and read', async () => {
  const { rates, rate, probability, info, call, fitting } = await fitLifetimes([0.1, 0.2, 0.1, 0.4, 2, 3, 5, 4.5]);
  expect(rates.length).toBeGreaterThan(2);
  expect(rate).toBeGreaterThan(0);
  expect(probability).toBeLessThan(1);
  expect(info.starts.count).toBe(2);
  expect(call).toThrow(expect.objectContaining({ code: 'OWN_MODEL_NOT_A_NUMBER' }));
  await expect(fitting()).rejects.toMatchObject({ code: 'OWN_MODEL_SHAPE' });
  expect(wrongModels()).toHaveLength(3);
});
