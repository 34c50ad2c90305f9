import { describe, expect, test } from 'vitest';
import { type Masks, observedMask } from '../../src/identify/index.ts';
import type { Network } from '../../src/models/index.ts';
import { nameNetworkCounts, nameNetworkDirection, nameNetworkDirections } from '../../src/report/index.ts';
import { at, inside, masksFrom, networkOf, star } from '../identify/networkSupport.ts';

const named = (network: Network, masks: Masks = observedMask(network), point?: readonly number[]): string[] =>
  nameNetworkDirections(network, point ? at(network, Float64Array.from(point), masks) : inside(network, masks), masks);

const FEELINGS = ['bad', 'good'];
const wordsAndThoughts = (words: number) =>
  networkOf([
    { name: 'Thoughts', levels: FEELINGS, latent: true },
    ...Array.from({ length: words }, (_, w) => ({
      name: words > 1 ? `Word${w + 1}` : 'Words',
      levels: FEELINGS,
      parents: ['Thoughts'],
    })),
  ]);

describe('what is not determined, in words', () => {
  test('words and thoughts: one number is determined', () => {
    expect(named(wordsAndThoughts(1))).toEqual([
      'P(Thoughts) and P(Words | Thoughts) can trade off: only P(Words = good) is determined',
    ]);
  });

  test('two words: their joint distribution; three: everything', () => {
    expect(named(wordsAndThoughts(2))).toEqual([
      'P(Thoughts), P(Word1 | Thoughts) and P(Word2 | Thoughts) can trade off: only P(Word1, Word2) is determined',
    ]);
    expect(named(wordsAndThoughts(3))).toEqual([]);
  });

  test('thoughts here, words there', () => {
    const network = wordsAndThoughts(1);
    const masks = masksFrom(network, [
      [1, 0],
      [0, 1],
    ]);
    expect(named(network, masks)).toEqual(['P(Words | Thoughts) is not determined: only P(Words = good) is']);
  });

  test('words never seen together', () => {
    const network = wordsAndThoughts(2);
    const masks = masksFrom(network, [
      [0, 1, 0],
      [0, 0, 1],
    ]);
    expect(named(network, masks)).toEqual([
      'P(Thoughts), P(Word1 | Thoughts) and P(Word2 | Thoughts) can trade off: only P(Word1 = good) and P(Word2 = good) are determined',
    ]);
  });

  test('a hidden node between observed ones: what is below given what is above', () => {
    const network = networkOf([
      { name: 'A', levels: 4 },
      { name: 'H', parents: ['A'], latent: true },
      { name: 'B', levels: 3, parents: ['H'] },
    ]);
    // Any invertible mixing of the two levels: K(K − 1) directions.
    expect(inside(network).directions).toHaveLength(2);
    expect(named(network)).toEqual(['P(H | A) and P(B | H) can trade off: only P(B | A) is determined']);
  });

  test('below a hidden node that others determine, it is given', () => {
    const network = networkOf([
      { name: 'T', latent: true },
      ...['X', 'Y', 'Z'].map((name) => ({ name, parents: ['T'] })),
      { name: 'H', parents: ['T'], latent: true },
      { name: 'V', parents: ['H'] },
    ]);
    expect(named(network)).toEqual(['P(H | T) and P(V | H) can trade off: only P(V = 1 | T) is determined']);
  });

  test('a fixed root: its children alone', () => {
    const network = networkOf([
      { name: 'T', latent: true, fixed: true },
      { name: 'W', parents: ['T'] },
    ]);
    expect(named(network)).toEqual(['P(W | T) is not determined: only P(W = 1) is']);
  });

  test('parts that do not touch are told apart', () => {
    const network = networkOf([
      { name: 'S', latent: true },
      { name: 'V', parents: ['S'] },
      { name: 'T', latent: true },
      { name: 'W', levels: 3, parents: ['T'] },
    ]);
    expect(named(network)).toEqual([
      'P(S) and P(V | S) can trade off: only P(V = 1) is determined',
      'P(T) and P(W | T) can trade off: only P(W) is determined',
    ]);
  });

  test('a shared table names all who share it', () => {
    const network = networkOf([
      { name: 'T', latent: true },
      { name: 'W1', parents: ['T'] },
      { name: 'W2', parents: ['T'], tied: 'W1' },
    ]);
    expect(named(network)).toEqual(['P(T) and P(W1 | T) (shared by W2) can trade off: only P(W1, W2) is determined']);
  });

  test('nothing shows a node, or anything below it', () => {
    const network = networkOf([
      { name: 'A', levels: FEELINGS },
      { name: 'H', levels: 3, parents: ['A'], latent: true },
      { name: 'G', parents: ['H'], latent: true },
    ]);
    expect(named(network)).toEqual(['P(H | A) and P(G | H) can be anything: no row shows them']);
  });

  test('a state that has probability 0 here tells of no row', () => {
    const network = star(2, [2, 2, 2]);
    const tables = [0.2, 0.8, 0.7, 0.3];
    const [first, ...others] = named(network, undefined, [1, 0, ...tables, ...tables, ...tables]);
    expect(others).toEqual([]);
    expect(first).toBe(
      'P(W1 | T=1), P(W2 | T=1) and P(W3 | T=1) can be anything: at these parameters no row tells of them',
    );
  });

  test('long lists are cut', () => {
    const network = star(9, [2, 2, 2, 2, 2]);
    expect(named(network)).toEqual([
      'P(T), P(W1 | T), P(W2 | T), P(W3 | T) and 2 more can trade off: only P(W1, W2, W3, … 2 more) is determined',
    ]);
  });
});

test('a direction entry by entry', () => {
  const network = networkOf([
    { name: 'Thoughts', levels: FEELINGS },
    { name: 'Mood', levels: ['low', 'even', 'high'], parents: ['Thoughts'] },
    { name: 'Words', levels: FEELINGS, parents: ['Thoughts', 'Mood'] },
  ]);
  const direction = new Array<number>(20).fill(0);
  direction[1] = -0.4; // P(Thoughts=good)
  direction[0] = 0.4;
  direction[7] = 0.5; // P(Mood=high | Thoughts=good)
  direction[6] = -0.3; // P(Mood=even | Thoughts=good)
  direction[8 + 2 * 2] = 0.45; // P(Words=bad | Thoughts=bad, Mood=high)
  direction[8 + 2 * 2 + 1] = -0.45;
  expect(nameNetworkDirection(network, direction)).toBe(
    'P(Mood=high | Thoughts=good) +0.50, P(Words=bad | Thoughts=bad, Mood=high) +0.45, P(Thoughts=bad) +0.40, P(Mood=even | Thoughts=good) −0.30',
  );
});

test('counts: too few probabilities, and names', () => {
  expect(nameNetworkCounts(inside(wordsAndThoughts(1)))).toEqual([
    'the tables have 3 free parameters, and rows show only 1 independent probability: at least 2 of them cannot be determined (degrees of freedom −2)',
    'the levels of hidden nodes can be named in 2 ways with the same likelihood: that is a choice of names, not a lack of data',
  ]);
  expect(nameNetworkCounts({ freeParameters: 3, observableCells: null, labellings: 1 })).toEqual([]);
});
