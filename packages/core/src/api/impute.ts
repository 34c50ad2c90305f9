import type { Parameters, Posterior } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';

/** How a missing cell is filled in: by its most probable level, or by a draw given the row. */
export type How = 'mode' | 'draw';

/** For every row the codes of all features, missing ones filled in. */
export function fillCells(
  model: Mixture,
  parameters: Parameters,
  patterns: Patterns,
  posterior: Posterior,
  how: How,
  seed: number,
): Uint32Array[] {
  const [, ...features] = model.partsOf(parameters);
  const random = createRandom(seed, 4);
  const mixed = model.emissions.map((emission) => new Float64Array(emission.levels));
  return Array.from(patterns.patternOf, (pattern) => {
    const codes = Uint32Array.from(codesOf(patterns, pattern));
    if (!codes.includes(0)) return codes;
    const responsibilities = posterior.row(pattern);
    const drawn = how === 'draw' ? random.index(responsibilities) : -1; // one class for the whole row: its cells belong together
    codes.forEach((code, j) => {
      if (code !== 0) return;
      const probabilities = mixed[j] as Float64Array;
      if (drawn >= 0) codes[j] = 1 + (model.emissions[j]?.sample(random, features[j] as Float64Array, drawn) ?? 0);
      else {
        mixLevels(responsibilities, features[j] as Float64Array, probabilities);
        codes[j] = 1 + largest(probabilities);
      }
    });
    return codes;
  });
}

/** For every pattern the expected code minus 1 of all features: the code where it is observed. */
export function meanCells(
  model: Mixture,
  parameters: Parameters,
  patterns: Patterns,
  posterior: Posterior,
): Float64Array {
  const [, ...features] = model.partsOf(parameters);
  const out = new Float64Array(patterns.count * patterns.items);
  const mixed = model.emissions.map((emission) => new Float64Array(emission.levels));
  for (let pattern = 0; pattern < patterns.count; pattern++)
    codesOf(patterns, pattern).forEach((code, j) => {
      const at = pattern * patterns.items + j;
      if (code !== 0) {
        out[at] = code - 1;
        return;
      }
      const probabilities = mixed[j] as Float64Array;
      mixLevels(posterior.row(pattern), features[j] as Float64Array, probabilities);
      out[at] = probabilities.reduce((sum, probability, level) => sum + probability * level, 0);
    });
  return out;
}

/**
 * Σ_k r_k p(level | k) into `out`.
 *
 * @param table p(level | k), row-major classes × levels
 */
export function mixLevels(responsibilities: Float64Array, table: Float64Array, out: Float64Array): void {
  out.fill(0);
  responsibilities.forEach((responsibility, k) => {
    for (let level = 0; level < out.length; level++)
      out[level] = (out[level] as number) + responsibility * (table[k * out.length + level] as number);
  });
}

/** The position of the largest entry; the first where several are equal. */
export function largest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i;
  return best;
}

const codesOf = ({ codes, items }: Patterns, pattern: number) => codes.subarray(pattern * items, (pattern + 1) * items);
