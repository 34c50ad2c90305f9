import type { Parameters } from '../model/index.ts';
import type { Block, Layout } from '../statistics/index.ts';

/** Where a jump goes, and how long it is in units of the first step (1 = the second EM step itself). */
export interface Jump {
  readonly parameters: Parameters;
  readonly length: number;
}

/**
 * θ₀ − 2αr + α²v with r = θ₁ − θ₀, v = θ₂ − θ₁ − r and α = −‖r‖/‖v‖, at most `bound` long. A probability vector that would leave its
 * simplex takes the values of θ₂; so does any other block whose constraint the jump breaks.
 */
export function extrapolate(layout: Layout, zero: Parameters, one: Parameters, two: Parameters, bound: number): Jump {
  let [rr, vv] = [0, 0];
  for (let i = 0; i < zero.length; i++) {
    const r = (one[i] as number) - (zero[i] as number);
    const v = (two[i] as number) - (one[i] as number) - r;
    rr += r * r;
    vv += v * v;
  }
  const length = vv > 0 ? Math.min(bound, Math.max(1, Math.sqrt(rr / vv))) : 1;
  if (length === 1) return { parameters: two, length };
  const out = two.slice();
  for (let i = 0; i < out.length; i++) {
    const r = (one[i] as number) - (zero[i] as number);
    const v = (two[i] as number) - (one[i] as number) - r;
    out[i] = (zero[i] as number) + 2 * length * r + length * length * v;
  }
  for (const block of layout.blocks) for (const part of partsOf(block)) keepInside(block, part, out, two);
  return { parameters: out, length };
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** A simplex block is one part for each of its probability vectors, any other block one. */
function partsOf({ offset, size, shape, constraint }: Block): Part[] {
  const width = constraint === 'simplex' ? (shape[shape.length - 1] as number) : size;
  return Array.from({ length: size / width }, (_, i) => ({ from: offset + i * width, to: offset + (i + 1) * width }));
}

function keepInside({ constraint }: Block, { from, to }: Part, out: Parameters, safe: Parameters): void {
  const own = out.subarray(from, to);
  const fallback = safe.subarray(from, to);
  const isInside = own.every((value, i) => value > 0 || (value === 0 && fallback[i] === 0));
  if (constraint === 'free') return;
  if (constraint === 'covariance' || !isInside) own.set(fallback);
  else if (constraint === 'simplex') {
    const total = own.reduce((sum, value) => sum + value, 0);
    for (let i = 0; i < own.length; i++) own[i] = (own[i] as number) / total;
  }
}
