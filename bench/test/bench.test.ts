import { expect, test } from 'vitest';
import { assertAgreement } from '../src/agree.ts';
import type { Contestant } from '../src/contestant.ts';
import { latentWith } from '../src/implementations/latent.ts';
import { networkIteration } from '../src/implementations/network.ts';
import { measure, spread } from '../src/measure.ts';
import { createData, instances } from '../src/mixtures.ts';
import { drawData, movedStart } from '../src/networks/data.ts';
import { type Race, runRace } from '../src/race.ts';

const small = { name: 'small', rows: 300, items: 5, levels: 3, classes: 2, missing: 0.1, iterations: 5, seed: 9 };
const raceOf = (...entrants: Awaited<ReturnType<Race['enter']>>): Race => ({
  name: 'small',
  title: 'a small one',
  unit: 'whole fit',
  enter: async () => entrants,
});

test('contestants that disagree are not timed, and end what they started', async () => {
  let isClosed = false;
  const liar: Contestant = {
    name: 'liar',
    describe: 'off by a little',
    run: async () => ({ logLikelihood: -1234.5 }),
    close() {
      isClosed = true;
    },
  };
  const honest = latentWith('wasm', small, createData(small));
  await expect(runRace(raceOf(honest, liar), 1)).rejects.toThrow(/disagree on small.*liar: -1234.5/);
  expect(isClosed).toBe(true);
  expect(() => assertAgreement('x', [{ contestant: 'a', logLikelihood: Number.NaN }])).toThrow(/disagree/);
  expect(() => assertAgreement('x', [])).toThrow(/no contestant/);
});

test('the same log-likelihood with other next parameters is no agreement', () => {
  const ended = (contestant: string, checksum?: number) => ({ contestant, logLikelihood: -10, checksum });
  expect(assertAgreement('x', [ended('a'), ended('b', 5), ended('c', 5 + 1e-10)])).toEqual([]);
  expect(() => assertAgreement('x', [ended('a'), ended('b', 5), ended('c', 5.001)])).toThrow(/c: -10 \(5.001\)/);
});

test('who draws its own starts and falls short or fails is named, and never beats the others unnoticed', async () => {
  const foreign = (name: string, run: Contestant['run']): Contestant => ({
    name,
    describe: name,
    drawsItsOwnStarts: true,
    run,
  });
  const ours: Contestant = { name: 'ours', describe: 'ours', run: async () => ({ logLikelihood: -10 }) };
  const short = foreign('short', async () => ({ logLikelihood: -11 }));
  const failing = foreign('failing', () => Promise.reject(new Error('singular')));
  const { contestants, absent } = await runRace(raceOf(ours, short, failing), 1);
  expect(contestants.map(({ name }) => name)).toEqual(['ours']);
  expect(absent).toEqual([
    { name: 'failing', why: 'it fails: singular' },
    { name: 'short', why: 'its best log-likelihood is -11.0000, not -10.0000: not timed' },
  ]);
  const better = foreign('better', async () => ({ logLikelihood: -9 }));
  await expect(runRace(raceOf(ours, better), 1)).rejects.toThrow(/better: -9/);
});

test('our engines agree and are timed in turns; who is not here is named', async () => {
  const data = createData(small);
  const absent = { name: 'somebody', why: 'not installed' };
  const result = await runRace(
    raceOf(latentWith('wasm', small, data), absent, latentWith('reference', small, data)),
    3,
  );
  expect(result.contestants.map(({ milliseconds }) => milliseconds.length)).toEqual([3, 3]);
  expect(result.contestants[0]?.ratio).toBe(1);
  expect(result.absent).toEqual([absent]);
  expect(result.logLikelihood).toBeLessThan(0);
});

test('rounds are interleaved, and every contestant goes first in turn; who measures itself is believed', async () => {
  const order: string[] = [];
  const runner = (name: string) => ({
    name,
    run: async () => {
      order.push(name);
      return { logLikelihood: 0, ...(name === 'b' ? { milliseconds: 42 } : {}) };
    },
  });
  const [, second] = await measure([runner('a'), runner('b')], 2);
  expect(order).toEqual(['a', 'b', 'b', 'a']);
  expect(second?.milliseconds).toEqual([42, 42]);
});

test('medians and quartiles', () => {
  expect(spread([5, 1, 3, 2, 4])).toEqual({ milliseconds: [5, 1, 3, 2, 4], median: 3, low: 2, high: 4 });
});

test('the same seed makes the same data, with the share of missing cells that was asked for', () => {
  for (const instance of instances) expect(instance.rows * instance.items).toBeLessThan(5e6);
  const [first, second] = [createData(small), createData(small)];
  expect(second).toEqual(first);
  const missing = first.columns.flatMap((column) => Array.from(column)).filter((level) => level < 0).length / 1500;
  expect(missing).toBeGreaterThan(0.05);
  expect(missing).toBeLessThan(0.15);
});

test('an iteration of a network is the same in both engines, and takes a time', async () => {
  const document = {
    format: 'latent-model',
    version: 1,
    kind: 'network',
    nodes: [
      { name: 'A', levels: ['0', '1'] },
      { name: 'H', levels: ['0', '1'], latent: true, parents: ['A'] },
      { name: 'B', levels: ['0', '1', '2'], parents: ['H', 'A'] },
    ],
    parameters: {
      A: [0.5, 0.5],
      H: [
        [1, 0],
        [0.2, 0.8],
      ],
      B: [
        [
          [0.5, 0.3, 0.2],
          [0.2, 0.2, 0.6],
        ],
        [
          [0.1, 0.1, 0.8],
          [0.4, 0.4, 0.2],
        ],
      ],
    },
  } as const;
  const start = movedStart(document, 3);
  expect(start.parameters?.['H']).not.toEqual(document.parameters.H);
  const data = drawData(document, 500, 0.2, 5);
  expect(Object.keys(data.columns)).toEqual(['A', 'B']);
  const reached = [];
  for (const engine of ['wasm', 'reference'] as const) reached.push(await networkIteration(engine, start, data).run());
  expect(reached[0]?.logLikelihood).toBeCloseTo(reached[1]?.logLikelihood as number, 8);
  expect(reached[0]?.milliseconds).toBeGreaterThan(0);
});
