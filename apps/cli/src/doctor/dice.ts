/** Numbers from (0, 1) that are the same on every machine: a 32-bit linear congruential generator (Numerical Recipes). */
export interface Dice {
  next(): number;
  /** A whole number below `n`. */
  below(n: number): number;
  /** Probabilities, none of them near 0. */
  simplex(n: number): number[];
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return {
    next,
    below: (n) => Math.floor(next() * n),
    simplex(n) {
      const parts = Array.from({ length: n }, () => 0.2 + next());
      const sum = parts.reduce((a, b) => a + b, 0);
      return parts.map((part) => part / sum);
    },
  };
}
