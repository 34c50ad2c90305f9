import type { Dice } from '../../random.ts';

/** Between two numbers. */
export const between = (dice: Dice, least: number, most: number): number => least + (most - least) * dice.uniform();

/** A standard normal number (Box & Muller 1958). */
export function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice.uniform())) * Math.cos(2 * Math.PI * dice.uniform());
}

/** A count by inversion: its probabilities are added up until they pass a uniform number. */
export function count(dice: Dice, first: number, ratio: (n: number) => number): number {
  let left = dice.uniform();
  let probability = first;
  let n = 0;
  for (; n < 10_000; n++) {
    left -= probability;
    if (left < 0) break;
    probability *= ratio(n);
  }
  return n;
}

/** A probability vector: whole numbers, normalised. */
export function simplex(dice: Dice, length: number, least = 1): number[] {
  const parts = Array.from({ length }, () => least + dice.below(13 - least));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/** A positive number within a third of another. */
export const near = (dice: Dice, value: number): number => value * between(dice, 0.75, 4 / 3);
