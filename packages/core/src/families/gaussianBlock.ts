import { cholesky, inverseFromFactor, logDeterminant } from '../math/index.ts';
import { normal } from '../random/index.ts';
import { createLayout } from '../statistics/index.ts';
import type { Emission, EmissionSpec } from './family.ts';
import { conditionalMeans, createWholeRows, drawMissing } from './gaussianMissing.ts';
import { centredSquares, gaussianPriorOf, isCollapsed, startingSpread } from './gaussianPrior.ts';
import { remembered } from './remembered.ts';
import { addSums } from './support.ts';

const LOG_2_PI = 1.8378770664093453;

/**
 * A Gaussian block with a full covariance for each class, or one for all (`tied`). Cells that are missing in a row that has others
 * count by their conditional mean and covariance (Ghahramani & Jordan 1994); a row without any is left out.
 */
export function gaussianBlockEmission(spec: EmissionSpec, covariance: 'full' | 'tied'): Emission {
  const { name, classes, fixed, columns } = spec;
  const size = columns.length;
  const square = size * size;
  const tied = covariance === 'tied';
  const prior = gaussianPriorOf(spec);
  const parameters = createLayout([
    { name: `${name}.mean`, key: 'mean', shape: [classes, size], constraint: 'free', fixed, axes: [columns] },
    {
      name: `${name}.covariance`,
      key: 'covariance',
      shape: tied ? [size, size] : [classes, size, size],
      constraint: 'covariance',
      fixed,
      shared: tied,
      axes: [columns, columns],
    },
  ]);
  const statistics = createLayout([
    { name: `${name}.weight`, shape: [classes], constraint: 'positive' },
    { name: `${name}.sum`, shape: [classes, size], constraint: 'free' },
    { name: `${name}.product`, shape: [classes, size, size], constraint: 'covariance' },
    { name: `${name}.entropy`, shape: [], constraint: 'free' },
  ]);
  // Where the parts of a class begin: means and covariances; weights (at 0), sums and products.
  const meanAt = (latent: number): number => latent * size;
  const covarianceAt = (latent: number): number => classes * size + (tied ? 0 : latent * square);
  const sumAt = (latent: number): number => classes + latent * size;
  const productAt = (latent: number): number => classes * (1 + size) + latent * square;
  const means = (vector: Float64Array, latent: number) => vector.subarray(meanAt(latent), meanAt(latent) + size);
  const covarianceOf = (vector: Float64Array, latent: number) =>
    vector.subarray(covarianceAt(latent), covarianceAt(latent) + square);
  // An array of its own takes longer than the arithmetic of a small block: these serve one call after the other.
  const factor = new Float64Array(square);
  const inverse = new Float64Array(square);
  const scatter = new Float64Array(square);
  const pooled = new Float64Array(square);
  const [left, both] = [new Float64Array(square), new Float64Array(square)];
  const away = new Float64Array(size);
  const wholeRows = createWholeRows(size, classes);

  const hasCollapsed = (vector: Float64Array, latent: number): boolean => {
    const mean = meanAt(latent);
    const first = covarianceAt(latent);
    for (let i = 0; i < size; i++)
      if (isCollapsed(vector[mean + i] as number, vector[first + i * size + i] as number)) return true;
    return !cholesky(vector, size, factor, first);
  };

  /** Leaves the inverse of the covariance matrix that begins there in `inverse` and returns its log-determinant; NaN where it is singular. */
  const invert = (vector: Float64Array, from: number): number => {
    if (!cholesky(vector, size, factor, from)) {
      inverse.fill(Number.NaN);
      return Number.NaN;
    }
    inverseFromFactor(factor, size, inverse);
    return logDeterminant(factor, size);
  };

  const precisionOf = remembered(classes, (covariance) => {
    invert(covariance, 0);
    return inverse.slice();
  });

  /** Writes the new mean of a class, and into `scatter` the scatter about the data's mean, with what the prior's mean adds. */
  const update = (sums: Float64Array, latent: number, previous: Float64Array, out: Float64Array): void => {
    const mean = meanAt(latent);
    const sum = sumAt(latent);
    const product = productAt(latent);
    const weight = sums[latent] as number;
    const shrinkage = prior?.shrinkage ?? 0;
    const total = weight + shrinkage;
    for (let i = 0; i < size; i++) {
      const own = sums[sum + i] as number;
      const before = previous[mean + i] as number;
      const centre = prior ? (prior.mean[i] as number) - before : 0;
      out[mean + i] = before + (total > 0 ? (shrinkage * centre + own) / total : 0);
      away[i] = weight > 0 ? own / weight - centre : 0;
    }
    const pull = total > 0 ? (shrinkage * weight) / total : 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) {
        const moved = sums[product + i * size + j] as number;
        const own = sums[sum + i] as number;
        const centred =
          i === j ? centredSquares(weight, own, moved) : moved - (own / weight) * (sums[sum + j] as number);
        const value = (weight > 0 ? centred : 0) + pull * (away[i] as number) * (away[j] as number);
        scatter[i * size + j] = value;
        scatter[j * size + i] = value;
      }
  };
  const addScale = (scatter: Float64Array): void => {
    prior?.scale.forEach((row, i) => {
      row.forEach((value, j) => {
        scatter[i * size + j] = (scatter[i * size + j] as number) + value;
      });
    });
  };

  return {
    name,
    columns: size,
    freeParameters: fixed ? 0 : classes * size + (tied ? 1 : classes) * ((size * (size + 1)) / 2),
    // parameters
    parameters: parameters.blocks,
    // statistics
    statistics: statistics.blocks,
    identifiable: true,
    iterative: spec.partial === true,
    // density
    block: {
      kind: 'gaussian',
      columns: size,
      load(vector, outMeans, outCovariances) {
        for (let i = 0; i < classes * size; i++) outMeans[i] = vector[i] as number;
        for (let latent = 0; latent < classes; latent++) {
          const from = covarianceAt(latent);
          const to = latent * square;
          if (hasCollapsed(vector, latent)) outCovariances.fill(Number.NaN, to, to + square);
          else for (let i = 0; i < square; i++) outCovariances[to + i] = vector[from + i] as number;
        }
      },
      fold: addSums,
    },
    // fit
    start(random, { columns: facts }, out) {
      for (let latent = 0; latent < classes; latent++) {
        const own = covarianceOf(out, latent);
        columns.forEach((_, i) => {
          const spread = startingSpread(facts[i], prior, i);
          means(out, latent)[i] = (facts[i]?.mean ?? 0) + Math.sqrt(spread) * normal(random);
          own[i * size + i] = spread / 2;
        });
      }
    },
    maximize(vector, previous, out) {
      if (fixed) {
        out.set(previous);
        return;
      }
      const freedom = prior ? prior.degreesOfFreedom + size + 1 : 0;
      pooled.fill(0);
      let weights = 0;
      for (let latent = 0; latent < classes; latent++) {
        const weight = vector[latent] as number;
        update(vector, latent, previous, out);
        weights += weight;
        const own = covarianceAt(latent);
        const total = weight + (prior ? freedom + 1 : 0);
        if (tied) for (let i = 0; i < square; i++) pooled[i] = (pooled[i] as number) + (scatter[i] as number);
        else if (total === 0) for (let i = 0; i < square; i++) out[own + i] = previous[own + i] as number;
        else {
          addScale(scatter);
          for (let i = 0; i < square; i++) out[own + i] = (scatter[i] as number) / total;
        }
      }
      if (!tied) return;
      addScale(pooled);
      const total = weights + (prior ? freedom + classes : 0);
      const own = covarianceOf(out, 0);
      if (total === 0) own.set(covarianceOf(previous, 0));
      else for (let i = 0; i < square; i++) own[i] = (pooled[i] as number) / total;
    },
    logPrior(vector) {
      if (fixed || !prior) return 0;
      const { degreesOfFreedom, shrinkage, mean, scale } = prior;
      let sum = 0;
      for (let latent = 0; latent < classes; latent++) {
        const determinant = invert(vector, covarianceAt(latent));
        const own = means(vector, latent);
        const matrix = latent === 0 || !tied ? 1 : 0; // the tied matrix has one inverse-Wishart density
        sum -= (matrix * (degreesOfFreedom + size + 1) + 1) * (determinant / 2);
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) {
            const away = ((own[i] as number) - (mean[i] as number)) * ((own[j] as number) - (mean[j] as number));
            const term = matrix * ((scale[i] as readonly number[])[j] as number) + shrinkage * away;
            sum -= (term * (inverse[i * size + j] as number)) / 2;
          }
      }
      return sum;
    },
    expectedLogJoint(vector, sums, at) {
      let total = sums[sums.length - 1] as number;
      for (let latent = 0; latent < classes; latent++) {
        const [mean, sum, product] = [meanAt(latent), sumAt(latent), productAt(latent)];
        const weight = sums[latent] as number;
        if (weight === 0) continue;
        const determinant = invert(vector, covarianceAt(latent));
        const shift = (i: number): number => (at[mean + i] as number) - (vector[mean + i] as number);
        let quadratic = 0;
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) {
            const [a, b] = [shift(i), shift(j)];
            const own = sums[product + i * size + j] as number;
            const moved = own + (sums[sum + i] as number) * b + a * (sums[sum + j] as number) + weight * a * b;
            quadratic += moved * (inverse[i * size + j] as number);
          }
        total -= (weight * (size * LOG_2_PI + determinant) + quadratic) / 2;
      }
      return total;
    },
    scores(vector, sums, out) {
      out.fill(0);
      for (let latent = 0; latent < classes; latent++) {
        const weight = sums[latent] as number;
        const precision = precisionOf(covarianceOf(vector, latent));
        times(precision, sums, sumAt(latent), size, 1, out, meanAt(latent));
        times(precision, sums, productAt(latent), size, size, left, 0);
        times(left, precision, 0, size, size, both, 0);
        const own = covarianceAt(latent);
        for (let i = 0; i < square; i++)
          out[own + i] = (out[own + i] as number) + ((both[i] as number) - weight * (precision[i] as number)) / 2;
      }
    },
    units(vector, out) {
      for (let latent = 0; latent < classes; latent++) {
        const own = covarianceAt(latent);
        for (let i = 0; i < size; i++) away[i] = Math.sqrt(vector[own + i * size + i] as number);
        for (let i = 0; i < size; i++) {
          out[meanAt(latent) + i] = away[i] as number;
          for (let j = 0; j < size; j++) out[own + i * size + j] = (away[i] as number) * (away[j] as number);
        }
      }
    },
    collapsed(vector) {
      for (let latent = 0; latent < classes; latent++) if (hasCollapsed(vector, latent)) return latent;
      return -1;
    },
    // sample
    draw(random, vector, latent, cells) {
      drawMissing(random, means(vector, latent), covarianceOf(vector, latent), cells, wholeRows);
    },
    complete(_how, vector, responsibilities, cells) {
      const filled = new Float64Array(size);
      for (let latent = 0; latent < classes; latent++) {
        const r = responsibilities[latent] as number;
        if (r === 0) continue;
        conditionalMeans(means(vector, latent), covarianceOf(vector, latent), cells).forEach((mean, i) => {
          filled[i] = (filled[i] as number) + r * mean;
        });
      }
      for (let i = 0; i < size; i++) if (Number.isNaN(cells[i])) cells[i] = filled[i] as number;
    },
  };
}

/** A (size × size) times B (size × width, from an index on). */
function times(
  a: Float64Array,
  b: Float64Array,
  from: number,
  size: number,
  width: number,
  out: Float64Array,
  to: number,
): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j < width; j++) {
      let sum = 0;
      for (let l = 0; l < size; l++) sum += (a[i * size + l] as number) * (b[from + l * width + j] as number);
      out[to + i * width + j] = sum;
    }
}
