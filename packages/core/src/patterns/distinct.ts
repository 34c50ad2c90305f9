import type { Pass } from '../pass/index.ts';
import { type RowReader, SLICE } from './rowReader.ts';

/** Hashes that are kept: with this many the estimate is within 2% nearly always. */
const KEPT = 2 ** 14;

/**
 * About how many of the rows are different, whatever their order: the distinct hashes that end in so many zeros that few are left
 * (adaptive sampling; Flajolet 1990, Computing 43: 391–400).
 */
export function* estimateDistinct(reader: RowReader, rows: number): Pass<number> {
  let kept = new Set<number>();
  let zeros = 0;
  for (let from = 0; from < rows; from += SLICE) {
    yield;
    const n = Math.min(SLICE, rows - from);
    reader.hash(from, n);
    for (let i = 0; i < n; i++) {
      const hash = reader.hashes[i] as number;
      if ((hash & ((1 << zeros) - 1)) !== 0) continue;
      kept.add(hash);
      if (kept.size > KEPT) {
        zeros++;
        kept = new Set([...kept].filter((own) => (own & ((1 << zeros) - 1)) === 0));
      }
    }
  }
  return kept.size * (1 << zeros);
}
