import { log } from '../math/index.ts';
import { normal } from '../random/index.ts';
import { createLayout, viewOf } from '../statistics/index.ts';
import type { Emission, EmissionSpec } from './family.ts';
import { centredSquares, gaussianPriorOf, isCollapsed, startingSpread } from './gaussianPrior.ts';
import { addSums } from './support.ts';

const LOG_2_PI = 1.8378770664093453;

/**
 * Gaussian cells that are independent given the class: one column, or a block with a diagonal or a spherical covariance.
 * Means [class][column]; variances [class][column], spherical [class]. A missing cell is left out.
 */
export function gaussianCellsEmission(spec: EmissionSpec, covariance: 'diagonal' | 'spherical'): Emission {
  const { name, classes, fixed, columns } = spec;
  const size = columns.length;
  const spherical = covariance === 'spherical';
  const prior = gaussianPriorOf(spec);
  const parameters = createLayout([
    { name: `${name}.mean`, key: 'mean', shape: [classes, size], constraint: 'free', fixed, axes: [columns] },
    {
      name: `${name}.variance`,
      key: 'variance',
      shape: spherical ? [classes] : [classes, size],
      constraint: 'positive',
      fixed,
      axes: spherical ? [] : [columns],
    },
  ]);
  const [meanBlock, varianceBlock] = parameters.blocks as [
    (typeof parameters.blocks)[0],
    (typeof parameters.blocks)[0],
  ];
  const statistics = ['weight', 'sum', 'square'].map((what) => ({
    name: `${name}.${what}`,
    shape: [classes, size],
    constraint: what === 'sum' ? ('free' as const) : ('positive' as const),
  }));
  const third = classes * size;
  const meansOf = (vector: Float64Array) => viewOf(meanBlock, vector);
  const variancesOf = (vector: Float64Array) => viewOf(varianceBlock, vector);
  /** Where a cell's variance stands. */
  const slot = (latent: number, column: number) => (spherical ? latent : latent * size + column);
  const sumsAt = (vector: Float64Array, i: number) => ({
    weight: vector[i] as number,
    sum: vector[third + i] as number,
    square: vector[2 * third + i] as number,
  });

  /** New mean of a cell, and its squares about it with what the prior adds. */
  const update = (vector: Float64Array, i: number, before: number, column: number) => {
    const { weight, sum, square } = sumsAt(vector, i);
    if (weight === 0 && !prior) return { mean: before, squares: 0, weight };
    const own = weight === 0 ? 0 : centredSquares(weight, sum, square);
    if (!prior) return { mean: before + sum / weight, squares: own, weight };
    const { shrinkage } = prior;
    const centre = prior.mean[column] as number;
    const total = shrinkage + weight;
    const mean = total === 0 ? before : before + (shrinkage * (centre - before) + sum) / total;
    const away = weight === 0 ? 0 : before + sum / weight - centre;
    return { mean, squares: own + (total === 0 ? 0 : ((shrinkage * weight) / total) * away * away), weight };
  };
  const scaleOf = (column: number): number => prior?.scale[column]?.[column] ?? 0;
  const meanScale = (): number => columns.reduce((sum, _, column) => sum + scaleOf(column), 0) / size;

  return {
    name,
    columns: size,
    freeParameters: fixed ? 0 : parameters.size,
    // parameters
    parameters: parameters.blocks,
    // statistics
    statistics,
    identifiable: true,
    // density
    block: {
      kind: 'cells',
      columns: size,
      load(vector, means, deviations) {
        means.set(meansOf(vector));
        for (let latent = 0; latent < classes; latent++)
          for (let column = 0; column < size; column++) {
            const i = latent * size + column;
            const variance = variancesOf(vector)[slot(latent, column)] as number;
            deviations[i] = isCollapsed(means[i] as number, variance) ? Number.NaN : Math.sqrt(variance);
          }
      },
      fold: addSums,
    },
    // fit
    start(random, { columns: facts }, out) {
      for (let latent = 0; latent < classes; latent++)
        for (let column = 0; column < size; column++) {
          const spread = startingSpread(facts[column], prior, column);
          meansOf(out)[latent * size + column] = (facts[column]?.mean ?? 0) + Math.sqrt(spread) * normal(random);
          const at = slot(latent, column);
          const share = spread / (spherical ? 2 * size : 2);
          variancesOf(out)[at] = ((spherical && column > 0 ? variancesOf(out)[at] : 0) as number) + share;
        }
    },
    maximize(vector, previous, out) {
      if (fixed) {
        out.set(previous);
        return;
      }
      for (let latent = 0; latent < classes; latent++) {
        let squares = 0;
        let weights = 0;
        for (let column = 0; column < size; column++) {
          const i = latent * size + column;
          const updated = update(vector, i, meansOf(previous)[i] as number, column);
          meansOf(out)[i] = updated.mean;
          squares += updated.squares;
          weights += updated.weight;
          if (!spherical) {
            const [added, freedom] = prior ? [scaleOf(column), prior.degreesOfFreedom + 3] : [0, 0];
            const total = updated.weight + freedom;
            variancesOf(out)[i] = total > 0 ? (updated.squares + added) / total : (variancesOf(previous)[i] as number);
          }
        }
        if (spherical) {
          const [added, freedom] = prior ? [meanScale(), prior.degreesOfFreedom + 2 + size] : [0, 0];
          const total = weights + freedom;
          variancesOf(out)[latent] = total > 0 ? (squares + added) / total : (variancesOf(previous)[latent] as number);
        }
      }
    },
    logPrior(vector) {
      if (fixed || !prior) return 0;
      const { degreesOfFreedom, shrinkage } = prior;
      let sum = 0;
      for (let latent = 0; latent < classes; latent++) {
        for (let column = 0; column < size; column++) {
          const variance = variancesOf(vector)[slot(latent, column)] as number;
          const away = (meansOf(vector)[latent * size + column] as number) - (prior.mean[column] as number);
          sum -= (shrinkage * away * away) / (2 * variance);
          if (!spherical) sum -= ((degreesOfFreedom + 3) * log(variance) + scaleOf(column) / variance) / 2;
        }
        const variance = variancesOf(vector)[latent] as number;
        if (spherical) sum -= ((degreesOfFreedom + 2 + size) * log(variance) + meanScale() / variance) / 2;
      }
      return sum;
    },
    expectedLogJoint(vector, sums, at) {
      let total = 0;
      for (let latent = 0; latent < classes; latent++)
        for (let column = 0; column < size; column++) {
          const i = latent * size + column;
          const { weight, sum, square } = sumsAt(sums, i);
          if (weight === 0) continue;
          const variance = variancesOf(vector)[slot(latent, column)] as number;
          const shift = (meansOf(at)[i] as number) - (meansOf(vector)[i] as number);
          const squares = square + 2 * shift * sum + weight * shift * shift;
          total -= (weight * (LOG_2_PI + log(variance)) + squares / variance) / 2;
        }
      return total;
    },
    scores(vector, sums, out) {
      const [means, variances] = [meansOf(out), variancesOf(out)];
      variances.fill(0);
      for (let latent = 0; latent < classes; latent++)
        for (let column = 0; column < size; column++) {
          const i = latent * size + column;
          const j = slot(latent, column);
          const { weight, sum, square } = sumsAt(sums, i);
          const variance = variancesOf(vector)[j] as number;
          means[i] = sum / variance;
          variances[j] = (variances[j] as number) + (square / variance - weight) / (2 * variance);
        }
    },
    units(vector, out) {
      const variances = variancesOf(vector);
      variancesOf(out).set(variances);
      for (let latent = 0; latent < classes; latent++)
        for (let column = 0; column < size; column++)
          meansOf(out)[latent * size + column] = Math.sqrt(variances[slot(latent, column)] as number);
    },
    collapsed(vector) {
      const means = meansOf(vector);
      return Math.floor(
        means.findIndex((mean, i) =>
          isCollapsed(mean, variancesOf(vector)[slot(Math.floor(i / size), i % size)] as number),
        ) / size,
      );
    },
    // sample
    draw(random, vector, latent, cells) {
      for (let column = 0; column < size; column++)
        if (Number.isNaN(cells[column])) {
          const deviation = Math.sqrt(variancesOf(vector)[slot(latent, column)] as number);
          cells[column] = (meansOf(vector)[latent * size + column] as number) + deviation * normal(random);
        }
    },
    complete(_how, vector, responsibilities, cells) {
      for (let column = 0; column < size; column++)
        if (Number.isNaN(cells[column]))
          cells[column] = responsibilities.reduce(
            (sum, r, latent) => sum + r * (meansOf(vector)[latent * size + column] as number),
            0,
          );
    },
  };
}
