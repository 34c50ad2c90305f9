import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';

/** Patterns that starts look at. */
const MOST = 1000;

/** A bounded sample of the patterns: the heaviest chances by weight, without replacement (Efraimidis & Spirakis 2006). */
export function samplePatterns(patterns: Patterns, seed: number): Patterns {
  const { count, items, columns, weights } = patterns;
  if (count <= MOST) return patterns;
  const random = createRandom(seed, 5);
  const keys = Float64Array.from(weights, (weight) =>
    weight > 0 ? random.exponential() / weight : Number.POSITIVE_INFINITY,
  );
  const chosen = Array.from(keys, (_, i) => i)
    .sort((a, b) => (keys[a] as number) - (keys[b] as number))
    .slice(0, MOST)
    .sort((a, b) => a - b);
  const codes = patterns.codes.slice(0, MOST * items);
  const values = new Float64Array(MOST * columns);
  const known = patterns.known?.slice(0, MOST);
  chosen.forEach((from, to) => {
    codes.set(patterns.codes.subarray(from * items, (from + 1) * items), to * items);
    values.set(patterns.values.subarray(from * columns, (from + 1) * columns), to * columns);
    if (known) known[to] = patterns.known?.[from] as number;
  });
  // Drawn by weight, each stands for as many.
  return {
    ...patterns,
    count: MOST,
    codes,
    values,
    known,
    weights: new Float64Array(MOST).fill(1),
    rows: MOST,
    patternOf: Uint32Array.from({ length: MOST }, (_, i) => i),
  };
}
