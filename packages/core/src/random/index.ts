import { log } from '../math/index.ts';

/** A seeded stream of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1) with 53 random bits. */
  uniform(): number;
  /** A number from the exponential distribution with mean 1. */
  exponential(): number;
  /** An index drawn with the given probabilities (they need not sum exactly to one). */
  index(probabilities: ArrayLike<number>): number;
}

/**
 * A seeded generator (xoshiro128++, Blackman & Vigna 2021, seeded by splitmix32).
 *
 * @param seed an integer from 0 to 2^53 − 1
 * @param stream which of many independent streams of this seed: a start, a purpose
 * @example
 * const random = createRandom(1); random.uniform();
 */
export function createRandom(seed: number, stream = 0): Random {
  const mix = splitmix(seed, stream);
  let a = mix();
  let b = mix();
  let c = mix();
  let d = mix();

  const next = (): number => {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = (): number => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;

  return {
    uniform,
    exponential: () => -log(1 - uniform()),
    index: (probabilities) => {
      let left = uniform();
      let last = 0;
      for (let i = 0; i < probabilities.length; i++) {
        const probability = probabilities[i] as number;
        if (probability <= 0) continue;
        last = i;
        left -= probability;
        if (left < 0) break;
      }
      return last;
    },
  };
}

/** A number from the standard normal distribution, by the polar method (Marsaglia & Bray 1964). */
export function normal(random: Random): number {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const square = x * x + y * y;
    if (square < 1 && square > 0) return x * Math.sqrt((-2 * log(square)) / square);
  }
}

function splitmix(seed: number, stream: number): () => number {
  const scramble = (value: number): number => {
    let z = value | 0;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let state = scramble(seed % 4294967296) ^ Math.imul(Math.floor(seed / 4294967296) + 1, 0x9e3779b9);
  state ^= scramble(Math.imul(stream + 1, 0x7feb352d));
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state) >>> 0;
  };
}
