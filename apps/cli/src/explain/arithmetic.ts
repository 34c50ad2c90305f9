import { decimals } from '@latent/charts/number';
import type { ExplainedIteration, ExplainedPattern } from 'latent';
import { plain } from '../output/plain.ts';

/** A probability or a product of some, as it is written by hand: four digits, without the zero in front. */
export function byHand(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '-';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(3).replace(/\.?0*e\+?/, 'e');
  return String(Number(value.toPrecision(4))).replace(/^(-?)0\./, '$1.');
}

/** A probability as a result: four decimals, without the zero in front. */
export function result(value: number): string {
  return value.toFixed(4).replace(/^(-?)0\./, '$1.');
}

/** An expected count: three decimals, none where it is whole up to rounding. */
export function expectedCount(value: number): string {
  const whole = Math.round(value);
  const isWhole = value === whole || (whole > 0 && Math.abs(value - whole) <= 1e-12 * whole);
  return isWhole ? String(whole) : value.toFixed(3);
}

/** A log-likelihood: four decimals. */
export function nats(value: number): string {
  return decimals(value, 4);
}

/** A difference with its sign. */
export function signed(value: number): string {
  const text = Math.abs(value) < 1e-4 && value !== 0 ? value.toExponential(2) : decimals(value, 4);
  return value < 0 ? text : `+${text}`;
}

/** The observed cells of a pattern: `word=yes, mood=good`. */
export function cellsText(
  { features }: ExplainedIteration,
  { cells, known }: ExplainedPattern,
  latent: string,
): string {
  const observed = cells.flatMap((cell, j) => (cell === null ? [] : [`${features[j]?.name}=${cell}`]));
  if (known !== null) observed.push(`${latent}=${known} (known)`);
  return observed.length === 0 ? 'nothing observed' : plain(observed.join(', '));
}

/** `.3*.9*.2`: the class size and the factor of every observed cell. */
export function productText({ size, factors }: ExplainedPattern['terms'][number]): string {
  const own = [size, ...factors.filter((factor) => factor !== null)];
  const shown = own.slice(0, MOST_FACTORS).map(byHand).join('*');
  return own.length > MOST_FACTORS ? `${shown}*…(${own.length - MOST_FACTORS} more)` : shown;
}

const MOST_FACTORS = 12;

/** Products below this lose digits or are 0: they say nothing, and the responsibilities come from their logarithms. */
export function underflows(product: number): boolean {
  return product < 1e-300;
}
