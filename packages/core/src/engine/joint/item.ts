import { log } from '../../math/index.ts';
import type { CodeColumn } from '../../patterns/index.ts';

/** A column of codes with its levels. */
export interface Item extends CodeColumn {
  readonly levels: number;
}

/** Patterns whose codes stay in the cache while item after item reads them. */
const SLICE = 1024;

/** How often each code of each item occurs; where `weights` are given, in patterns that weigh something. */
export function tallies(items: readonly Item[], count: number, weights?: Float64Array): Uint32Array[] {
  const times = items.map(({ levels, remap }) => new Uint32Array(remap?.length ?? levels + 1));
  const adds = new Uint8Array(SLICE).fill(1);
  for (let from = 0; from < count; from += SLICE) {
    const n = Math.min(SLICE, count - from);
    if (weights) for (let i = 0; i < n; i++) adds[i] = weights[from + i] === 0 ? 0 : 1;
    items.forEach((item, j) => {
      tally(item, from, n, adds, times[j] as Uint32Array);
    });
  }
  return items.map((item, j) => remapped(item, times[j] as Uint32Array));
}

/** Counts of codes as they stand, as counts of what they are remapped to. */
function remapped({ remap, levels }: Item, times: Uint32Array): Uint32Array {
  if (!remap) return times;
  const out = new Uint32Array(levels + 1);
  remap.forEach((code, own) => {
    out[code] = (out[code] as number) + (times[own] as number);
  });
  return out;
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
