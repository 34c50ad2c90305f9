import { codeAt, codeColumns, type Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';
import { codesFor } from '../table/index.ts';

/** Patterns that starts look at. */
const MOST = 1000;

/** A bounded sample of the patterns: the heaviest chances by weight, without replacement (Efraimidis & Spirakis 2006). */
export function samplePatterns(patterns: Patterns, seed: number): Patterns {
  const { count, items, columns, levels, known } = patterns;
  if (count <= MOST) return patterns;
  const chosen = choose(patterns, seed);
  const codes = codesFor(Math.max(1, ...levels), MOST * items);
  const values = new Float64Array(MOST * columns);
  chosen.forEach((from, to) => {
    patterns.codes.forEach((column, j) => {
      codes[to * items + j] = codeAt(column, from);
    });
    values.set(patterns.values.subarray(from * columns, (from + 1) * columns), to * columns);
  });
  return {
    ...patterns,
    count: MOST,
    codes: codeColumns(codes, items),
    values,
    known:
      known &&
      codeColumns(
        Uint32Array.from(chosen, (from) => codeAt(known, from)),
        1,
      )[0],
    // Drawn by weight, each stands for as many.
    weights: undefined,
    rows: MOST,
    patternOf: undefined,
  };
}

interface Candidate {
  readonly pattern: number;
  readonly key: number;
}

/** The patterns with the smallest keys, in their order; never more than a few times as many are kept. */
function choose({ count, weights }: Patterns, seed: number): number[] {
  const random = createRandom(seed, 5);
  let candidates: Candidate[] = [];
  let bound: number | undefined;
  const cut = (): void => {
    candidates = candidates.sort((a, b) => (a.key === b.key ? a.pattern - b.pattern : a.key - b.key)).slice(0, MOST);
    bound = candidates.at(-1)?.key;
  };
  for (let pattern = 0; pattern < count; pattern++) {
    const weight = weights?.[pattern] ?? 1;
    const key = weight > 0 ? random.exponential() / weight : Number.POSITIVE_INFINITY;
    if (bound !== undefined && !(key < bound)) continue;
    if (candidates.push({ pattern, key }) === 4 * MOST) cut();
  }
  cut();
  return candidates.map(({ pattern }) => pattern).sort((a, b) => a - b);
}
