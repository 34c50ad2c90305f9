/** A pass that adds rows of a table to block rows, or block rows to rows of counts; see assembly/table.ts. */
export type TablePass = (
  rows: number,
  width: number,
  items: number,
  codes: number,
  table: number,
  block: number,
) => void;

/**
 * The passes over a block of rows. Everything but counts of rows, items and classes is a pointer from the arena. A block
 * holds rows × width doubles, row-major; `width` is the number of classes made even (`evenWidth`), and the lane that pads
 * it holds −Infinity in the log-weights. No pass allocates, keeps state or throws: NaN or −Infinity is the signal.
 */
export interface Passes {
  /** Every block row := the log-weights. */
  init(rows: number, width: number, logWeights: number, block: number): void;
  /** block row += the table rows that the row's codes name. Row 0 of the table is the missing cell's: zeros. */
  readonly addTable8: TablePass;
  readonly addTable16: TablePass;
  readonly addTable32: TablePass;
  /**
   * Block rows of joint log-probabilities → weight × posterior; writes a log-likelihood a row; `scratch` holds `rows` doubles.
   * Rows of weight 0 and impossible rows become zeros.
   *
   * @returns Σ weight × log-likelihood, rows in order: −Infinity where a row of positive weight is impossible
   */
  normalise(
    rows: number,
    width: number,
    weights: number,
    block: number,
    logLikelihoods: number,
    scratch: number,
  ): number;
  /** counts (width doubles) += the block's rows. */
  addClasses(rows: number, width: number, block: number, counts: number): void;
  /** counts rows that the row's codes name += the block row. Row 0 collects the missing cells: ignore it. */
  readonly countTable8: TablePass;
  readonly countTable16: TablePass;
  readonly countTable32: TablePass;
  /** block row += Σ T × coefficients over the row's terms; a term of 0 is skipped. */
  addMoments(rows: number, width: number, terms: number, t: number, coefficients: number, block: number): void;
  /** sums += T × the block row, term by term. */
  countMoments(rows: number, width: number, terms: number, t: number, sums: number, block: number): void;
  /** block row += log-densities of independent Gaussian cells; NaN = missing. By column three rows of lanes: mean, 1/deviation, constant. */
  addCells(rows: number, width: number, columns: number, values: number, parameters: number, block: number): void;
  /** By column three rows of lanes += weight, sum and square about the mean. */
  countCells(
    rows: number,
    width: number,
    columns: number,
    values: number,
    parameters: number,
    sums: number,
    block: number,
  ): void;
  /** block row += the log-density of a Gaussian block's observed cells; see assembly/gaussian.ts for the tables, `gaussianTable` for offsets. */
  addGaussian(
    rows: number,
    width: number,
    columns: number,
    values: number,
    masks: number,
    tables: number,
    tableBytes: number,
    block: number,
    scratch: number,
  ): void;
  /** Weights by mask, sums and lower triangles of products about the means += those of the rows, missing cells at their conditional means. */
  countGaussian(
    rows: number,
    width: number,
    columns: number,
    values: number,
    masks: number,
    tables: number,
    tableBytes: number,
    weights: number,
    sums: number,
    block: number,
    scratch: number,
  ): void;
  /** The kernel's own exp and log, of one value and of n values (`x` and `out` may be the same). */
  exp(x: number): number;
  log(x: number): number;
  expInto(x: number, out: number, n: number): void;
  logInto(x: number, out: number, n: number): void;
  /** First byte that static data leaves free. */
  heapBase(): number;
}

/** Where things stand in the table of a mask, in bytes from its beginning. */
export interface GaussianTable {
  /** Number of observed columns (i32), then the columns, observed first (i32 each). */
  readonly observed: number;
  readonly order: number;
  /** Rows of lanes: the constant, then the means in that order, … */
  readonly constant: number;
  readonly means: number;
  /** … the lower triangle of the whitening matrix, row by row, … */
  readonly whitening: number;
  /** … and the regression of the missing on the observed columns, row by row. */
  readonly regression: number;
}

/**
 * The layout of the table of a mask with so many observed columns.
 *
 * @example gaussianTable(2, 2, 4).constant // 16
 */
export function gaussianTable(columns: number, observed: number, width: number): GaussianTable {
  const constant = Math.ceil((columns + 1) / 4) * 16;
  const lane = width * 8;
  const means = constant + lane;
  const whitening = means + columns * lane;
  return {
    observed: 0,
    order: 4,
    constant,
    means,
    whitening,
    regression: whitening + ((observed * (observed + 1)) / 2) * lane,
  };
}

/** Bytes that the table of any mask has room in. */
export function gaussianTableBytes(columns: number, width: number): number {
  // o(o + 1)/2 + (columns − o)·o rows of lanes are most where all columns are observed, or all but one.
  return gaussianTable(columns, columns, width).regression;
}

/**
 * Lanes of a block row for a number of classes: the next even number.
 *
 * @example evenWidth(3) // 4
 */
export function evenWidth(classes: number): number {
  return classes + (classes & 1);
}
