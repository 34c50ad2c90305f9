import { log } from '../../math/index.ts';
import type { Codes } from '../../table/index.ts';

/** A column of codes: pattern i has `codes[i · stride + offset]`, 0 = missing, else the level from 1. */
export interface Item {
  readonly codes: Codes;
  readonly stride: number;
  readonly offset: number;
  readonly levels: number;
}

/** How often each code of an item occurs. */
export function tally({ codes, stride, offset, levels }: Item, count: number): Uint32Array {
  const times = new Uint32Array(levels + 1);
  for (let i = 0, at = offset; i < count; i++, at += stride) {
    const code = codes[at] as number;
    times[code] = (times[code] as number) + 1;
  }
  return times;
}

/** Shannon's entropy of counts, in nats: −log of the probability that a model of some worth gives to a cell, on average. */
export function entropy(times: Uint32Array, count: number): number {
  let sum = 0;
  for (const n of times) if (n > 0) sum += (n / count) * log(count / n);
  return sum;
}
