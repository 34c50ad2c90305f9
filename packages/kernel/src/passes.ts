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
  /** The kernel's own exp and log, of one value and of n values (`x` and `out` may be the same). */
  exp(x: number): number;
  log(x: number): number;
  expInto(x: number, out: number, n: number): void;
  logInto(x: number, out: number, n: number): void;
  /** First byte that static data leaves free. */
  heapBase(): number;
}

/**
 * Lanes of a block row for a number of classes: the next even number.
 *
 * @example evenWidth(3) // 4
 */
export function evenWidth(classes: number): number {
  return classes + (classes & 1);
}
