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
  let [rr, vv] = [0, 0];
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
  for (let from = offset; from < offset + size; from += width) {
    const own = out.subarray(from, from + width);
    const fallback = safe.subarray(from, from + width);
    const isInside =
      constraint === 'covariance'
        ? cholesky(own, last, new Float64Array(last * last))
        : isPositive(own, fallback) && (constraint !== 'unit' || isBelowOne(own, fallback));
    if (!isInside) own.set(fallback);
    else if (constraint === 'simplex') normalize(own);
  }
}

/** A number that EM itself has at 0 may stay there. */
const isPositive = (own: Parameters, fallback: Parameters): boolean =>
  own.every((value, i) => value > 0 || (value === 0 && fallback[i] === 0));

const isBelowOne = (own: Parameters, fallback: Parameters): boolean =>
  own.every((value, i) => value < 1 || (value === 1 && fallback[i] === 1));

function normalize(own: Parameters): void {
  const total = own.reduce((sum, value) => sum + value, 0);
  for (let i = 0; i < own.length; i++) own[i] = (own[i] as number) / total;
}
