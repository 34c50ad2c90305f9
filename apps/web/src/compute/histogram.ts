import type { TableColumn } from 'latent';
import type { Histogram } from './lab.ts';

const BINS = 24;

/** The values of a column in equal bins; undefined where some are no numbers, or there are none. */
export function histogramOf(column: TableColumn): Histogram | undefined {
  const numbers = column.kind === 'numbers' ? column.values : valuesOf(column.codes, column.levels);
  if (!numbers) return undefined;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of numbers) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(least <= most)) return undefined;
  const counts = Array.from({ length: BINS }, () => 0);
  const width = (most - least) / BINS;
  for (const value of numbers) {
    if (Number.isNaN(value)) continue;
    counts[width > 0 ? Math.min(BINS - 1, Math.floor((value - least) / width)) : 0]!++;
  }
  return { least, most, counts };
}

/** The numbers that labels are; NaN = missing. */
function valuesOf(codes: ArrayLike<number>, levels: readonly string[]): Float64Array | undefined {
  const values = levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)));
  if (!values.every(Number.isFinite)) return undefined;
  return Float64Array.from(codes, (code) => (code === 0 ? Number.NaN : (values[code - 1] as number)));
}
