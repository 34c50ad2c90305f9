import { assign } from '../../math/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Mixture } from './mixture.ts';

/** All parameters with the classes in another order: `order[new] = old`. */
export function permuteClasses(model: Mixture, parameters: Parameters, order: readonly number[]): Parameters {
  const out = parameters.slice();
  for (const { offset, size, shared } of model.parameters.blocks) {
    if (shared) continue;
    const each = size / model.classes;
    order.forEach((from, to) => {
      out.set(parameters.subarray(offset + from * each, offset + (from + 1) * each), offset + to * each);
    });
  }
  return out;
}

/** The stable order of classes: largest first, ties by their parameters. */
export function orderBySize(model: Mixture, parameters: Parameters): number[] {
  const blocks = model.parameters.blocks.filter(({ shared }) => !shared);
  return Array.from({ length: model.classes }, (_, k) => k).sort((a, b) => {
    for (const { offset, size } of blocks) {
      const each = size / model.classes;
      for (let i = 0; i < each; i++) {
        const difference =
          (parameters[offset + b * each + i] as number) - (parameters[offset + a * each + i] as number);
        if (difference !== 0) return difference;
      }
    }
    return 0;
  });
}

/**
 * The largest difference between two sets of parameters, in their natural units, once the classes of the second are matched to those of
 * the first so that the summed difference is smallest.
 */
export function alignedDistance(model: Mixture, a: Parameters, b: Parameters): number {
  const units = model.units(a);
  const order = alignClasses(model, a, b, units);
  const aligned = permuteClasses(model, b, order);
  return a.reduce(
    (largest, value, i) => Math.max(largest, Math.abs(value - (aligned[i] as number)) / (units[i] as number)),
    0,
  );
}

/** For each class of `a` the class of `b` that it is matched to. */
function alignClasses(model: Mixture, a: Parameters, b: Parameters, units: Parameters): number[] {
  const cost = Array.from({ length: model.classes }, (_, k) =>
    Array.from({ length: model.classes }, (_, l) => classDistance(model, a, k, b, l, units)),
  );
  return assign(cost);
}

/** Summed absolute difference between class k of `a` and class l of `b`, in units of class k. */
export function classDistance(
  model: Mixture,
  a: Parameters,
  k: number,
  b: Parameters,
  l: number,
  units: Parameters,
): number {
  let sum = 0;
  for (const { offset, size, shared } of model.parameters.blocks) {
    if (shared) continue;
    const each = size / model.classes;
    for (let i = 0; i < each; i++) {
      const own = offset + k * each + i;
      sum += Math.abs((a[own] as number) - (b[offset + l * each + i] as number)) / (units[own] as number);
    }
  }
  return sum;
}
