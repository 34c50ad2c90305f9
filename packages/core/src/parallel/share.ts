import type { Parted } from '../engine/index.ts';
import type { CodeColumn, Patterns } from '../patterns/index.ts';
import type { Codes } from '../table/index.ts';

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
  const columns = known ? [...codes, known] : codes;
  const arrays = [values, ...(weights ? [weights] : []), ...columns.flatMap(arraysOf)];
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}

/** Bytes that a copy of all patterns takes. */
export function bytesOf({ count, codes, values, weights }: Patterns): number {
  const codeBytes = codes.reduce((sum, { codes: own }) => sum + count * own.BYTES_PER_ELEMENT, 0);
  return codeBytes + values.byteLength + (weights?.byteLength ?? 0);
}

const arraysOf = ({ codes, remap }: CodeColumn) => (remap ? [codes, remap] : [codes]);

/** Columns that lie in one array lie in one array again; where they are views, only what they show is copied. */
function cut(patterns: Patterns, from: number, to: number): Patterns {
  const { columns, codes, values, known, weights } = patterns;
  const copies = new Map<Codes, Codes>();
  const column = (own: CodeColumn): CodeColumn => {
    const copy = copies.get(own.codes) ?? own.codes.slice(from * own.stride, to * own.stride);
    copies.set(own.codes, copy);
    return { ...own, codes: copy, remap: own.remap?.slice() };
  };
  return {
    ...patterns,
    count: to - from,
    codes: codes.map(column),
    values: values.slice(from * columns, to * columns),
    known: known && column(known),
    weights: weights?.slice(from, to),
    rows: 0,
    patternOf: undefined,
  };
}
