import { type Codes, codesFor } from '../table/index.ts';

/**
 * The codes of one feature: that of pattern i is `codes[i · stride + offset]`, through `remap` where there is one; 0 = missing, else
 * the level from 1. So rows that are not collapsed need no copy: they are the columns of the table.
 */
export interface CodeColumn {
  readonly codes: Codes;
  readonly stride: number;
  readonly offset: number;
  readonly remap?: Uint32Array | undefined;
}

/** The code of a pattern. */
export function codeAt({ codes, stride, offset, remap }: CodeColumn, pattern: number): number {
  const code = codes[pattern * stride + offset] as number;
  return remap ? (remap[code] as number) : code;
}

/** Row-major codes, `width` a pattern, as columns. */
export function codeColumns(codes: Codes, width: number): CodeColumn[] {
  return Array.from({ length: width }, (_, offset) => ({ codes, stride: width, offset }));
}

/** Codes row-major, one a pattern and column: a copy, unless they stand so. */
export function rowMajor({ codes, levels, count }: RowMajorSource): Codes {
  const [first] = codes;
  const width = codes.length;
  const stand = codes.every(
    (own, j) => own.codes === first?.codes && own.stride === width && own.offset === j && !own.remap,
  );
  if (first && stand) return first.codes.subarray(0, count * width);
  const out = codesFor(Math.max(1, ...levels), count * width);
  codes.forEach((own, j) => {
    for (let i = 0; i < count; i++) out[i * width + j] = codeAt(own, i);
  });
  return out;
}

interface RowMajorSource {
  readonly codes: readonly CodeColumn[];
  readonly levels: readonly number[];
  readonly count: number;
}
