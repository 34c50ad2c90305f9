import { cholesky } from '../math/index.ts';
import type { Maximizer, Parameters } from '../model/index.ts';
import type { Block } from '../statistics/index.ts';

/** Where a jump goes, and how long it is in units of the first step (1 = the second EM step itself). */
export interface Jump {
  readonly parameters: Parameters;
  readonly length: number;
}

/** The jump along the difference of two EM steps from `zero`, at most `bound` long. */
export type Extrapolate = (zero: Parameters, one: Parameters, two: Parameters, bound: number) => Jump;

/**
 * Jumps of one run: θ₀ − 2αr + α²v with r = θ₁ − θ₀, v = θ₂ − θ₁ − r and α = −‖r‖/‖v‖ in units of θ₀. A part (a probability or a vector
 * of them, a positive number, a covariance matrix) that would leave its constraint takes the values of θ₂.
 */
export function createExtrapolation(model: Pick<Maximizer, 'parameters' | 'units'>): Extrapolate {
  const { blocks, size } = model.parameters;
  const scratch = new Float64Array(size);
  const factor = new Float64Array(Math.max(0, ...blocks.map(widthOf)));
  return (zero, one, two, bound) => {
    const length = lengthOf(model.units(zero, scratch), zero, one, two, bound);
    if (!(length > 1)) return { parameters: two, length: 1 };
    const out = two.slice();
    for (let i = 0; i < out.length; i++) {
      const r = (one[i] as number) - (zero[i] as number);
      const v = (two[i] as number) - (one[i] as number) - r;
      out[i] = (zero[i] as number) + 2 * length * r + length * length * v;
    }
    for (const block of blocks) keepInside(block, out, two, factor);
    return { parameters: out, length };
  };
}

function lengthOf(units: Parameters, zero: Parameters, one: Parameters, two: Parameters, bound: number): number {
  let rr = 0;
  let vv = 0;
  for (let i = 0; i < zero.length; i++) {
    const r = ((one[i] as number) - (zero[i] as number)) / (units[i] as number);
    const v = ((two[i] as number) - (one[i] as number)) / (units[i] as number) - r;
    rr += r * r;
    vv += v * v;
  }
  return vv > 0 ? Math.min(bound, Math.max(1, Math.sqrt(rr / vv))) : 1;
}

/** Entries that leave their constraint together. */
function widthOf({ shape, constraint }: Block): number {
  const last = shape[shape.length - 1] ?? 1;
  if (constraint === 'covariance') return last * last;
  return constraint === 'simplex' ? last : 1;
}

/** @param factor room for that of a covariance matrix */
function keepInside(block: Block, out: Parameters, safe: Parameters, factor: Float64Array): void {
  const { offset, size, shape, constraint, fixed } = block;
  if (fixed) out.set(safe.subarray(offset, offset + size), offset);
  if (fixed || constraint === 'free') return;
  const width = widthOf(block);
  const last = shape[shape.length - 1] ?? 1;
  for (let from = offset; from < offset + size; from += width) {
    const to = from + width;
    const isInside =
      constraint === 'covariance'
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
