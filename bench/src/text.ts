import type { Timed } from './measure.ts';

/** A median with its quartiles, in milliseconds. */
export function milliseconds({ median, low, high }: Omit<Timed, 'milliseconds'>): string {
  const digits = median < 10 ? 2 : median < 100 ? 1 : 0;
  const text = (value: number): string =>
    value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, digits === 0 ? ',' : '');
  return `${text(median)} ms (${text(low)}–${text(high)})`;
}
