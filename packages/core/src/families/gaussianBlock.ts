import { cholesky, inverseFromFactor, logDeterminant } from '../math/index.ts';
import { normal } from '../random/index.ts';
import { createLayout, viewOf } from '../statistics/index.ts';
import type { Emission, EmissionSpec } from './family.ts';
import { conditionalMeans, drawMissing } from './gaussianMissing.ts';
import { centredSquares, gaussianPriorOf, isCollapsed, startingSpread } from './gaussianPrior.ts';
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
  const [meanBlock, covarianceBlock] = parameters.blocks as [
    (typeof parameters.blocks)[0],
    (typeof parameters.blocks)[0],
  ];
  const statistics = createLayout([
    { name: `${name}.weight`, shape: [classes], constraint: 'positive' },
    { name: `${name}.sum`, shape: [classes, size], constraint: 'free' },
    { name: `${name}.product`, shape: [classes, size, size], constraint: 'covariance' },
    { name: `${name}.entropy`, shape: [], constraint: 'free' },
  ]);
  const [weightsOf, sumsOf, productsOf] = statistics.blocks.map(
    (block) => (vector: Float64Array) => viewOf(block, vector),
  );
  const means = (vector: Float64Array, latent: number) =>
    viewOf(meanBlock, vector).subarray(latent * size, (latent + 1) * size);
  const covarianceOf = (vector: Float64Array, latent: number) => {
    const first = tied ? 0 : latent * square;
    return viewOf(covarianceBlock, vector).subarray(first, first + square);
  };
  const sumsAt = (vector: Float64Array, latent: number) => ({
    weight: (weightsOf as View)(vector)[latent] as number,
    sum: (sumsOf as View)(vector).subarray(latent * size, (latent + 1) * size),
    product: (productsOf as View)(vector).subarray(latent * square, (latent + 1) * square),
  });
  const hasCollapsed = (vector: Float64Array, latent: number): boolean => {
    const own = covarianceOf(vector, latent);
    return (
      means(vector, latent).some((mean, i) => isCollapsed(mean, own[i * size + i] as number)) ||
      !cholesky(own, size, new Float64Array(square))
    );
  };

  /** Writes the new mean of a class and returns the scatter about the data's mean, with what the prior's mean adds. */
  const update = (vector: Float64Array, latent: number, before: Float64Array, mean: Float64Array): Float64Array => {
    const { weight, sum, product } = sumsAt(vector, latent);
    const scatter = new Float64Array(square);
    const shrinkage = prior?.shrinkage ?? 0;
    const total = weight + shrinkage;
    const away = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      const own = sum[i] as number;
      const centre = prior ? (prior.mean[i] as number) - (before[i] as number) : 0;
      mean[i] = (before[i] as number) + (total > 0 ? (shrinkage * centre + own) / total : 0);
      away[i] = weight > 0 ? own / weight - centre : 0;
    }
    if (weight > 0)
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < i; j++)
          scatter[i * size + j] =
            (product[i * size + j] as number) - ((sum[i] as number) / weight) * (sum[j] as number);
        scatter[i * size + i] = centredSquares(weight, sum[i] as number, product[i * size + i] as number);
      }
    const pull = total > 0 ? (shrinkage * weight) / total : 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) {
        const value = (scatter[i * size + j] as number) + pull * (away[i] as number) * (away[j] as number);
        scatter[i * size + j] = value;
        scatter[j * size + i] = value;
      }
    return scatter;
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
    iterative: spec.partial === true,
    // density
    block: {
      kind: 'gaussian',
      columns: size,
      load(vector, outMeans, outCovariances) {
        outMeans.set(viewOf(meanBlock, vector));
        for (let latent = 0; latent < classes; latent++) {
          const out = outCovariances.subarray(latent * square, (latent + 1) * square);
          if (hasCollapsed(vector, latent)) out.fill(Number.NaN);
          else out.set(covarianceOf(vector, latent));
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
      const pooled = new Float64Array(square);
      let weights = 0;
      for (let latent = 0; latent < classes; latent++) {
        const { weight } = sumsAt(vector, latent);
        const scatter = update(vector, latent, means(previous, latent), means(out, latent));
        weights += weight;
        const own = covarianceOf(out, latent);
        const total = weight + (prior ? freedom + 1 : 0);
        if (tied) for (let i = 0; i < square; i++) pooled[i] = (pooled[i] as number) + (scatter[i] as number);
        else if (total === 0) own.set(covarianceOf(previous, latent));
        else {
          addScale(scatter);
          for (let i = 0; i < square; i++) own[i] = (scatter[i] as number) / total;
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
        const { inverse, determinant } = invert(covarianceOf(vector, latent), size);
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
        const { weight, sum, product } = sumsAt(sums, latent);
        if (weight === 0) continue;
        const { inverse, determinant } = invert(covarianceOf(vector, latent), size);
        const shift = means(at, latent).map((mean, i) => mean - (means(vector, latent)[i] as number));
        let quadratic = 0;
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) {
            const [a, b] = [shift[i] as number, shift[j] as number];
            const moved =
              (product[i * size + j] as number) + (sum[i] as number) * b + a * (sum[j] as number) + weight * a * b;
            quadratic += moved * (inverse[i * size + j] as number);
          }
        total -= (weight * (size * LOG_2_PI + determinant) + quadratic) / 2;
      }
      return total;
    },
    scores(vector, sums, out) {
      out.fill(0);
      for (let latent = 0; latent < classes; latent++) {
        const { weight, sum, product } = sumsAt(sums, latent);
        const { inverse } = invert(covarianceOf(vector, latent), size);
        means(out, latent).set(times(inverse, sum, size, 1));
        const left = times(inverse, product, size, size);
        const both = times(left, inverse, size, size);
        const own = covarianceOf(out, latent);
        for (let i = 0; i < square; i++)
          own[i] = (own[i] as number) + ((both[i] as number) - weight * (inverse[i] as number)) / 2;
      }
    },
    units(vector, out) {
      for (let latent = 0; latent < classes; latent++) {
        const own = covarianceOf(vector, latent);
        const deviation = (i: number) => Math.sqrt(own[i * size + i] as number);
        for (let i = 0; i < size; i++) {
          means(out, latent)[i] = deviation(i);
          for (let j = 0; j < size; j++) covarianceOf(out, latent)[i * size + j] = deviation(i) * deviation(j);
        }
      }
    },
    collapsed(vector) {
      for (let latent = 0; latent < classes; latent++) if (hasCollapsed(vector, latent)) return latent;
      return -1;
    },
    // sample
    draw(random, vector, latent, cells) {
      drawMissing(random, means(vector, latent), covarianceOf(vector, latent), cells);
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

type View = (vector: Float64Array) => Float64Array;

/** The inverse of a covariance matrix and its log-determinant; NaN where it is singular. */
function invert(covariance: Float64Array, size: number): { inverse: Float64Array; determinant: number } {
  const factor = new Float64Array(size * size);
  const inverse = new Float64Array(size * size);
  if (!cholesky(covariance, size, factor)) return { inverse: inverse.fill(Number.NaN), determinant: Number.NaN };
  inverseFromFactor(factor, size, inverse);
  return { inverse, determinant: logDeterminant(factor, size) };
}

/** A (size × size) times B (size × width). */
function times(a: Float64Array, b: Float64Array, size: number, width: number): Float64Array {
  const out = new Float64Array(size * width);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < width; j++) {
      let sum = 0;
      for (let l = 0; l < size; l++) sum += (a[i * size + l] as number) * (b[l * width + j] as number);
      out[i * width + j] = sum;
    }
  return out;
}
