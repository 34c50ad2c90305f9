import { cholesky, type Partition, partition } from '../math/index.ts';
import { normal, type Random } from '../random/index.ts';
import { remembered } from './remembered.ts';

/** The cells, missing ones replaced by their mean given the others. */
export function conditionalMeans(mean: Float64Array, covariance: Float64Array, cells: Float64Array): Float64Array {
  const parts = partition(covariance, mean.length, (column) => !Number.isNaN(cells[column]));
  return parts ? meansGiven(parts, mean, cells) : cells.slice();
}

function meansGiven({ order, observed, regression }: Partition, mean: Float64Array, cells: Float64Array): Float64Array {
  const size = mean.length;
  const out = cells.slice();
  for (let i = observed; i < size; i++) {
    const column = order[i] as number;
    let sum = mean[column] as number;
    for (let j = 0; j < observed; j++) {
      const from = order[j] as number;
      sum += (regression[(i - observed) * observed + j] as number) * ((cells[from] as number) - (mean[from] as number));
    }
    out[column] = sum;
  }
  return out;
}

/** Fills in the missing cells by a draw given the others. @param whole keeps what draws of whole rows need */
export function drawMissing(
  random: Random,
  mean: Float64Array,
  covariance: Float64Array,
  cells: Float64Array,
  whole: WholeRows,
): void {
  const size = mean.length;
  const given = isEmpty(cells) ? whole(covariance) : conditional(covariance, size, cells);
  if (!given || given.parts.observed === size) return;
  const { parts, factor } = given;
  const missing = size - parts.observed;
  const centre = parts.observed === 0 ? mean : meansGiven(parts, mean, cells);
  const drawn = new Float64Array(missing);
  for (let i = 0; i < missing; i++) drawn[i] = normal(random);
  for (let i = 0; i < missing; i++) {
    const column = parts.order[parts.observed + i] as number;
    let value = centre[column] as number;
    for (let j = 0; j <= i; j++) value += (factor[i * missing + j] as number) * (drawn[j] as number);
    cells[column] = value;
  }
}

function isEmpty(cells: Float64Array): boolean {
  for (let i = 0; i < cells.length; i++) if (!Number.isNaN(cells[i])) return false;
  return true;
}

/** The missing cells of a row given the others: their covariance's factor beside the parts. */
interface Conditional {
  readonly parts: Partition;
  readonly factor: Float64Array;
}

function conditional(covariance: Float64Array, size: number, cells: Float64Array): Conditional | undefined {
  const parts = partition(covariance, size, (column) => !Number.isNaN(cells[column]));
  if (!parts) return undefined;
  const missing = size - parts.observed;
  const factor = new Float64Array(missing * missing);
  cholesky(parts.conditional, missing, factor);
  return { parts, factor };
}

/** What whole rows are drawn with. */
export type WholeRows = (covariance: Float64Array) => Conditional | undefined;

/** @param most covariance matrices that are remembered */
export function createWholeRows(size: number, most: number): WholeRows {
  const nothing = new Float64Array(size).fill(Number.NaN);
  return remembered(most, (covariance) => conditional(covariance, size, nothing));
}
