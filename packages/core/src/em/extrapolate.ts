import { cholesky } from '../math/index.ts';
import type { Maximizer, Parameters } from '../model/index.ts';
import type { Block } from '../statistics/index.ts';

/** Where a jump goes, and how long it is in units of the first step (1 = the second EM step itself). */
export interface Jump {
  readonly parameters: Parameters;
  readonly length: number;
}

/**
 * θ₀ − 2αr + α²v with r = θ₁ − θ₀, v = θ₂ − θ₁ − r and α = −‖r‖/‖v‖ in units of θ₀, at most `bound` long. A part (a probability
 * or a vector of them, a positive number, a covariance matrix) that would leave its constraint takes the values of θ₂.
 */
export function extrapolate(
  model: Pick<Maximizer, 'parameters' | 'units'>,
  zero: Parameters,
  one: Parameters,
  two: Parameters,
  bound: number,
): Jump {
  const units = model.units(zero);
  let rr = 0;
  let vv = 0;
  for (let i = 0; i < zero.length; i++) {
    const r = ((one[i] as number) - (zero[i] as number)) / (units[i] as number);
    const v = ((two[i] as number) - (one[i] as number)) / (units[i] as number) - r;
    rr += r * r;
    vv += v * v;
  }
  const length = vv > 0 ? Math.min(bound, Math.max(1, Math.sqrt(rr / vv))) : 1;
  if (!(length > 1)) return { parameters: two, length: 1 };
  const out = two.slice();
  for (let i = 0; i < out.length; i++) {
    const r = (one[i] as number) - (zero[i] as number);
    const v = (two[i] as number) - (one[i] as number) - r;
    out[i] = (zero[i] as number) + 2 * length * r + length * length * v;
  }
  for (const block of model.parameters.blocks) keepInside(block, out, two);
  return { parameters: out, length };
}

function keepInside({ offset, size, shape, constraint, fixed }: Block, out: Parameters, safe: Parameters): void {
  if (fixed) out.set(safe.subarray(offset, offset + size), offset);
  if (fixed || constraint === 'free') return;
  const last = shape[shape.length - 1] ?? 1;
  const width = { simplex: last, unit: 1, positive: 1, covariance: last * last }[constraint];
  const factor = constraint === 'covariance' ? new Float64Array(width) : undefined;
  for (let from = offset; from < offset + size; from += width) {
    const to = from + width;
    const isInside = factor
      ? cholesky(out, last, factor, from)
      : isPositive(out, safe, from, to) && (constraint !== 'unit' || isBelowOne(out, safe, from, to));
    if (!isInside) for (let i = from; i < to; i++) out[i] = safe[i] as number;
    else if (constraint === 'simplex') normalize(out, from, to);
  }
}

/** A number that EM itself has at 0 may stay there. */
function isPositive(out: Parameters, safe: Parameters, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const value = out[i] as number;
    if (!(value > 0 || (value === 0 && safe[i] === 0))) return false;
  }
  return true;
}

function isBelowOne(out: Parameters, safe: Parameters, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const value = out[i] as number;
    if (!(value < 1 || (value === 1 && safe[i] === 1))) return false;
  }
  return true;
}

function normalize(out: Parameters, from: number, to: number): void {
  let total = 0;
  for (let i = from; i < to; i++) total += out[i] as number;
  for (let i = from; i < to; i++) out[i] = (out[i] as number) / total;
}
