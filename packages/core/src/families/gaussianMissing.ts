import { cholesky, type Partition, partition } from '../math/index.ts';
import { normal, type Random } from '../random/index.ts';

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

/** Fills in the missing cells by a draw given the others. */
export function drawMissing(random: Random, mean: Float64Array, covariance: Float64Array, cells: Float64Array): void {
  const size = mean.length;
  const parts = partition(covariance, size, (column) => !Number.isNaN(cells[column]));
  if (!parts || parts.observed === size) return;
  const missing = size - parts.observed;
  const factor = new Float64Array(missing * missing);
  cholesky(parts.conditional, missing, factor);
  const centre = meansGiven(parts, mean, cells);
  const drawn = Float64Array.from({ length: missing }, () => normal(random));
  for (let i = 0; i < missing; i++) {
    const column = parts.order[parts.observed + i] as number;
    let value = centre[column] as number;
    for (let j = 0; j <= i; j++) value += (factor[i * missing + j] as number) * (drawn[j] as number);
    cells[column] = value;
  }
}
