import type { Parted } from '../engine/index.ts';
import type { Patterns } from '../patterns/index.ts';

/** Chunks from `from` to before `to`. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/** Chunks in shares as equal as can be, in order. */
export function sharesOf(chunks: number, count: number): Share[] {
  const end = (i: number): number => Math.floor((i * chunks) / count);
  return Array.from({ length: count }, (_, i) => ({ from: end(i), to: end(i + 1) }));
}

/** Copies what engines need of the patterns of a share; the rows behind them stay here. */
export function patternsOf(patterns: Patterns, chunks: Parted['chunks'], { from, to }: Share): Patterns {
  return cut(patterns, chunks[from]?.from ?? 0, chunks[to - 1]?.to ?? 0);
}

/** Copies patterns without the rows behind them. */
export function allPatterns(patterns: Patterns): Patterns {
  return cut(patterns, 0, patterns.count);
}

/** The buffers of copied patterns, to be moved and not copied again. */
export function buffersOf({ codes, values, known, weights }: Patterns): ArrayBuffer[] {
  return [codes, values, weights, ...(known ? [known] : [])].map(({ buffer }) => buffer as ArrayBuffer);
}

function cut(patterns: Patterns, from: number, to: number): Patterns {
  const { items, columns, codes, values, known, weights } = patterns;
  return {
    ...patterns,
    count: to - from,
    codes: codes.slice(from * items, to * items),
    values: values.slice(from * columns, to * columns),
    known: known?.slice(from, to),
    weights: weights.slice(from, to),
    rows: 0,
    patternOf: new Uint32Array(0),
  };
}
