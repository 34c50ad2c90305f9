import { log } from '../../math/index.ts';
import type { Codes } from '../../table/index.ts';

/** A column of codes: pattern i has `codes[i · stride + offset]`, 0 = missing, else the level from 1. */
export interface Item {
  readonly codes: Codes;
  readonly stride: number;
  readonly offset: number;
  readonly levels: number;
}

/** Patterns whose codes stay in the cache while item after item reads them. */
const SLICE = 1024;

/** How often each code of each item occurs; where `weights` are given, in patterns that weigh something. */
export function tallies(items: readonly Item[], count: number, weights?: Float64Array): Uint32Array[] {
  const times = items.map(({ levels }) => new Uint32Array(levels + 1));
  const adds = new Uint8Array(SLICE).fill(1);
  for (let from = 0; from < count; from += SLICE) {
    const n = Math.min(SLICE, count - from);
    if (weights) for (let i = 0; i < n; i++) adds[i] = weights[from + i] === 0 ? 0 : 1;
    items.forEach((item, j) => {
      tally(item, from, n, adds, times[j] as Uint32Array);
    });
  }
  return times;
}

function tally({ codes, stride, offset }: Item, from: number, n: number, adds: Uint8Array, times: Uint32Array): void {
  for (let i = 0, at = from * stride + offset; i < n; i++, at += stride) {
    const code = codes[at] as number;
    times[code] = (times[code] as number) + (adds[i] as number);
  }
}

/** Shannon's entropy of counts, in nats: −log of the probability that a model of some worth gives to a cell, on average. */
export function entropy(times: Uint32Array, count: number): number {
  let sum = 0;
  for (const n of times) if (n > 0) sum += (n / count) * log(count / n);
  return sum;
}
