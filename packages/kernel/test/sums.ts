import { expect } from 'vitest';

/** Sums with the sum of their terms' absolute values, which is what a rounding error is relative to. */
export class Sums {
  readonly values: Float64Array;
  readonly sizes: Float64Array;

  constructor(start: Float64Array) {
    this.values = start.slice();
    this.sizes = start.map(Math.abs);
  }

  /** `size`: Σ of absolute values where `term` is itself a sum. */
  add(at: number, term: number, size = Math.abs(term)): void {
    this.values[at] = (this.values[at] as number) + term;
    this.sizes[at] = (this.sizes[at] as number) + size;
  }
}

/** |found − wanted| ≤ relative·Σ|terms|; the same where that is not finite. */
export function expectSums(found: Float64Array, wanted: Sums, relative: number): void {
  expect(found.length).toBe(wanted.values.length);
  for (let i = 0; i < found.length; i++) {
    const [a, b] = [found[i] as number, wanted.values[i] as number];
    const close = Number.isFinite(b) && Math.abs(a - b) <= relative * (wanted.sizes[i] as number);
    if (!(close || Object.is(a, b))) expect.fail(`entry ${i}: ${a} instead of ${b}`);
  }
}
