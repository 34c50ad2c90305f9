import {
  applyNetwork,
  type FitDocument,
  fitNetworkTable,
  inferNetwork,
  type NetworkDocument,
  parseGraph,
} from 'latent';
import { expect, test } from 'vitest';
import { arrangeNode } from '../../src/numbers/arrangeNode.ts';
import { exampleText, tableOf } from '../compute/data.ts';

const WORDS = ['Word1', 'Word2', 'Word3'];
const ORDER = [2, 0, 1];
const NAMES = ['third', 'first', 'second'];
const table = tableOf(exampleText('words.csv'), WORDS);

async function fitted(graph: string): Promise<FitDocument<NetworkDocument>> {
  const { document } = inferNetwork(table, parseGraph(graph), { weighted: false });
  const watch = { signal: new AbortController().signal, report: () => {} };
  const { applied, info } = await fitNetworkTable(document, table, { seed: 3, starts: 2, maxIterations: 40 }, watch);
  return { format: 'latent-fit', version: 1, model: applied.document, ...info };
}

/** The hidden node between a hidden parent and its words, so that it is every axis of some table. */
const CHAIN = 'Mood*{low,high} -> Thought*{a,b,c}; Thought -> Word1, Word2; Thought, Mood -> Word3';

test('what can be asked of the network has the same answer under the new names, in the new order', async () => {
  const fit = await fitted(CHAIN);
  const arranged = arrangeNode(fit, 'Thought', ORDER, NAMES);
  const [old, now] = [applyNetwork(fit.model), applyNetwork(arranged.model)];
  const before = old.query(['Thought'], { Word1: 'bad' }).probabilities;
  expect([...now.query(['Thought'], { Word1: 'bad' }).probabilities]).toEqual(
    ORDER.map((k) => expect.closeTo(before[k] as number, 14)),
  );
  for (const [name, k] of [
    ['third', 'c'],
    ['first', 'a'],
    ['second', 'b'],
  ] as const)
    for (const asked of ['Word1', 'Word3', 'Mood'])
      expect([...now.query([asked], { Thought: name }).probabilities]).toEqual(
        [...old.query([asked], { Thought: k }).probabilities].map((value) => expect.closeTo(value, 14)),
      );
  const total = (model: NetworkDocument): number =>
    applyNetwork(model)
      .apply(table, 'missing')
      .logLikelihoods.reduce((sum, own) => sum + own, 0);
  expect(total(arranged.model)).toBeCloseTo(total(fit.model), 9);
  const counts = (own: FitDocument<NetworkDocument>, name: string) => own.expectedCounts?.[name] as number[][];
  expect(counts(arranged, 'Word1')).toEqual(ORDER.map((k) => counts(fit, 'Word1')[k]));
  expect(counts(arranged, 'Thought')).toEqual(counts(fit, 'Thought').map((line) => ORDER.map((k) => line[k])));
});

test('along a flat direction the log-likelihoods of the rows of the arranged network stand still', async () => {
  const fit = await fitted(CHAIN);
  const { model, identifiability } = arrangeNode(fit, 'Thought', ORDER, NAMES);
  const directions = identifiability?.directions ?? [];
  expect(directions.length).toBeGreaterThan(0);
  const moved = (direction: readonly number[], by: number): Float64Array => {
    let next = 0;
    const shifted = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(shifted) : (value as number) + by * (direction[next++] as number);
    const parameters = Object.fromEntries(
      model.nodes.map(({ name }) => [name, shifted(model.parameters?.[name])]),
    ) as NonNullable<NetworkDocument['parameters']>;
    return applyNetwork({ ...model, parameters }).apply(table, 'missing').logLikelihoods;
  };
  // At the maximum the sum stands still along every direction: the single rows do along flat ones only.
  const slope = (direction: readonly number[]): number => {
    const below = moved(direction, -1e-6);
    return Math.max(...moved(direction, 1e-6).map((above, row) => Math.abs(above - (below[row] as number)) / 2e-6));
  };
  for (const direction of directions) expect(slope(direction)).toBeLessThan(1e-4);
  // The directions as they were before do lead up or down.
  const old = fit.identifiability?.directions ?? [];
  expect(Math.max(...old.map(slope))).toBeGreaterThan(1e-2);
});

test('the same levels in their own order are the same fit', async () => {
  const fit = await fitted('Thoughts*{bad,good} -> Word1, Word2, Word3');
  expect(arrangeNode(fit, 'Thoughts', [0, 1], ['bad', 'good'])).toEqual(fit);
});
