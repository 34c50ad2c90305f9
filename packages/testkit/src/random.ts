/** The testkit's own random numbers: nothing of what is tested takes part in making its data. */
export interface Dice {
  /** In [0, 1). */
  uniform(): number;
  /** A whole number from 0 to n − 1. */
  below(n: number): number;
  /** An index, drawn with these probabilities. */
  index(probabilities: readonly number[]): number;
  /** The numbers from 0 to n − 1 in random order. */
  shuffle(n: number): number[];
}

/** Seeded dice (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed | 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(uniform() * n);
  return {
    uniform,
    below,
    index(probabilities) {
      let left = uniform();
      const last = probabilities.length - 1;
      for (let i = 0; i < last; i++) {
        left -= probabilities[i] as number;
        if (left < 0) return i;
      }
      return last;
    },
    shuffle(n) {
      const order = Array.from({ length: n }, (_, i) => i);
      for (let i = n - 1; i > 0; i--) {
        const j = below(i + 1);
        [order[i], order[j]] = [order[j] as number, order[i] as number];
      }
      return order;
    },
  };
}
