/** Byte offsets in the table of one mask of a gaussian block; what stands there is told in assembly/gaussian/table.ts. */
export interface GaussianTable {
  /** u32: the number of observed columns. */
  readonly observed: number;
  /** u32 × columns: the observed columns, then the missing ones, both ascending (the order of the mask). */
  readonly order: number;
  /** Lanes: −½·observed·log 2π + log |W|. */
  readonly constant: number;
  /** Columns × lanes, in the order of the mask. */
  readonly means: number;
  /** observed(observed + 1)/2 × lanes: W, the inverse of Σ_oo's Cholesky factor, its lower triangle row by row. */
  readonly whitening: number;
  /** missing × observed × lanes: B = Σ_mo·Σ_oo⁻¹, row by row. */
  readonly regression: number;
  /** Length of the whole, a multiple of 16. The table of a complete mask is the longest. */
  readonly bytes: number;
}

/** Rows that countGaussian gathers before it adds up their products. */
const BATCH = 32;

/**
 * Layout of the table of a mask in a gaussian block.
 *
 * @param columns columns of the block, at least 1
 * @param observed how many of them the mask observes, 0 … columns
 * @param width lanes, from `evenWidth`
 * @example gaussianTable(2, 2, 4).bytes // 208: 16 + 32·(1 + 2 + 3)
 */
export function gaussianTable(columns: number, observed: number, width: number): GaussianTable {
  const lanes = 8 * width;
  const constant = 16 * Math.ceil((4 + 4 * columns) / 16);
  const means = constant + lanes;
  const whitening = means + columns * lanes;
  const regression = whitening + ((observed * (observed + 1)) / 2) * lanes;
  const bytes = regression + (columns - observed) * observed * lanes;
  return { observed: 0, order: 4, constant, means, whitening, regression, bytes };
}

/**
 * Bytes of scratch that addGaussian and countGaussian need, for any number of rows.
 *
 * @param columns columns of the block
 * @example gaussianScratch(2) // 1568
 */
export function gaussianScratch(columns: number): number {
  return 16 * (BATCH * (columns + 1) + columns);
}
