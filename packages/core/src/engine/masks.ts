import { type Partition, partition } from '../math/index.ts';
import type { GaussianBlock, Parameters } from '../model/index.ts';
import type { Patterns } from '../patterns/index.ts';

/** Which cells of a Gaussian block each pattern has: patterns of one mask share all factorisations. */
export interface BlockMasks {
  /** The mask of each pattern. */
  readonly of: Uint32Array;
  /** By mask and column: 1 where the cell is there. */
  readonly observed: readonly Uint8Array[];
}

/** @param known for a part of the data: the masks of all, in their order */
export function blockMasks(
  { count, columns: width, values }: Patterns,
  { column, columns }: GaussianBlock,
  known: BlockMasks['observed'] = [],
): BlockMasks {
  const observed = [...known];
  const found = new Map(observed.map((mask, i) => [String.fromCharCode(...mask), i] as const));
  const own = new Uint8Array(columns);
  const of = new Uint32Array(count);
  let last: Uint8Array | undefined;
  let lastMask = 0;
  for (let i = 0; i < count; i++) {
    let isNew = last === undefined;
    for (let j = 0; j < columns; j++) {
      const isObserved = Number.isNaN(values[i * width + column + j]) ? 0 : 1;
      if (last?.[j] !== isObserved) isNew = true;
      own[j] = isObserved;
    }
    if (isNew) {
      const key = String.fromCharCode(...own);
      lastMask = found.get(key) ?? observed.push(own.slice()) - 1;
      found.set(key, lastMask);
      last = observed[lastMask];
    }
    of[i] = lastMask;
  }
  return { of, observed };
}

/** A block's parameters, made ready for one mask and class; undefined where the component has collapsed. */
export interface Factors {
  readonly mean: Float64Array;
  readonly parts: Partition | undefined;
  /** −½(o·log 2π + log|Σ_oo|); NaN where the component has collapsed. */
  readonly constant: number;
  /** Entropy of the missing cells given the observed: ½(m·log 2πe + log|C|). */
  readonly entropy: number;
}

export const LOG_2_PI = 1.8378770664093453;

/** Factors of all masks and classes, [mask][class]. */
export function factorise(
  block: GaussianBlock,
  classes: number,
  { observed }: Pick<BlockMasks, 'observed'>,
  parameters: Parameters,
): Factors[][] {
  const size = block.columns;
  const means = new Float64Array(classes * size);
  const covariances = new Float64Array(classes * size * size);
  block.load(parameters, means, covariances);
  return observed.map((mask) =>
    Array.from({ length: classes }, (_, k): Factors => {
      const mean = means.subarray(k * size, (k + 1) * size);
      const covariance = covariances.subarray(k * size * size, (k + 1) * size * size);
      const parts = partition(covariance, size, (column) => mask[column] === 1);
      const missing = size - (parts?.observed ?? 0);
      return {
        mean,
        parts,
        constant: parts ? -(parts.observed * LOG_2_PI + parts.logDeterminant) / 2 : Number.NaN,
        entropy: parts ? (missing * (LOG_2_PI + 1) + parts.conditionalLogDeterminant) / 2 : Number.NaN,
      };
    }),
  );
}

/**
 * Closes the sums of a Gaussian block: what the missing cells add beyond their conditional means (n·C and n·entropy for each mask and class).
 *
 * @param weights by mask and class
 * @param sums as `GaussianBlock.fold` takes them; changed in place
 */
export function addConditional(
  factors: readonly (readonly Factors[])[],
  weights: (mask: number, latent: number) => number,
  sums: Float64Array,
  classes: number,
  size: number,
): void {
  const products = classes * (1 + size);
  factors.forEach((row, mask) => {
    row.forEach(({ parts, entropy }, k) => {
      const weight = weights(mask, k);
      sums[k] = (sums[k] as number) + weight;
      if (!parts || weight === 0 || parts.observed === size) return;
      sums[sums.length - 1] = (sums[sums.length - 1] as number) + weight * entropy;
      const { order, observed, conditional } = parts;
      const missing = size - observed;
      for (let i = 0; i < missing; i++)
        for (let j = 0; j < missing; j++) {
          const at = products + (k * size + (order[observed + i] as number)) * size + (order[observed + j] as number);
          sums[at] = (sums[at] as number) + weight * (conditional[i * missing + j] as number);
        }
    });
  });
}

/** Length of a Gaussian block's sums: weights, sums, products, entropy. */
export const gaussianSums = (classes: number, size: number): number => classes * (1 + size + size * size) + 1;
