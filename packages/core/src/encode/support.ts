import { codesFor } from '../table/index.ts';
import type { CodedFeature } from './levels.ts';

/**
 * Codes the rows of one or two columns of numbers by their distinct values, ascending; a row with a missing cell is missing.
 *
 * @returns undefined where there are more distinct values than `limit`
 */
export function codeBySupport(columns: readonly Float64Array[], limit: number): CodedFeature | undefined {
  const [first = new Float64Array(0), second] = columns;
  const seen = new Map<number, Map<number, number>>();
  const found: (readonly [number, number])[] = [];
  const raw = new Uint32Array(first.length);
  for (let row = 0; row < first.length; row++) {
    const a = (first[row] as number) + 0; // −0 is 0
    const b = second ? (second[row] as number) + 0 : 0;
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    const inner = seen.get(a) ?? new Map<number, number>();
    if (inner.size === 0) seen.set(a, inner);
    let code = inner.get(b);
    if (code === undefined) {
      code = found.push([a, b]);
      inner.set(b, code);
      if (code > limit) return undefined;
    }
    raw[row] = code;
  }
  const order = found.map((_, index) => index);
  order.sort((i, j) => {
    const [p, q] = [found[i], found[j]] as [readonly [number, number], readonly [number, number]];
    return p[0] - q[0] || p[1] - q[1];
  });
  const remap = new Uint32Array(found.length + 1);
  const support = new Float64Array(found.length * columns.length);
  order.forEach((index, place) => {
    remap[index + 1] = place + 1;
    const [a, b] = found[index] as readonly [number, number];
    support.set(second ? [a, b] : [a], place * columns.length);
  });
  const codes = codesFor(found.length, raw.length);
  codes.set(raw);
  return { kind: 'codes', levels: found.length, codes, remap, support, values: columns };
}
