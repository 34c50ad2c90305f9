/** A pass that adds rows of a table to block rows, or block rows to rows of counts; see assembly/table.ts. */
export type TablePass = (
  rows: number,
  width: number,
  items: number,
  codes: number,
  table: number,
  block: number,
) => void;

/** Rows that the pass expectTable16 takes at a time: ROWS in assembly/expect/row.ts. */
const EXPECT_ROWS = 128;

/**
 * Bytes of scratch that the pass expectTable16 needs, for any number of rows.
 *
 * @param width lanes of a table row
 * @example expectScratch(4) // 6144
 */
export function expectScratch(width: number): number {
  return EXPECT_ROWS * (width + 2) * 8;
}

/**
 * Exact inference of discrete Bayesian networks, row by row. `program` comes from `compileTree`, `scratch` has `treeScratch`
 * bytes. `codes` is rows × variables: 0 = not observed, 1 … L = the level, L + 1 = pruned: the variable's family is left out,
 * and nothing that is not pruned may depend on it. `probabilities` are the families' tables (nothing above 1),
 * `logProbabilities` their logarithms at the same places, −Infinity for 0: what is too small for products is summed in them.
 * Writes a log-likelihood a row; `counts` += weight × posterior of every family's states, at the places that the program has.
 * Rows of weight 0, impossible rows and rows of NaN count nothing.
 *
 * @returns Σ weight × log-likelihood, rows in order: −Infinity where a row of positive weight is impossible
 */
export type TreePass = (
  rows: number,
  program: number,
  codes: number,
  probabilities: number,
  logProbabilities: number,
  weights: number,
  counts: number,
  logLikelihoods: number,
  scratch: number,
) => number;

/** Joint log-probabilities in a block by class → weight × posterior; returns Σ weight × log-likelihood. */
export type NormaliseByClass = (
  rows: number,
  classes: number,
  weights: number,
  block: number,
  logLikelihoods: number,
  scratch: number,
) => number;

/** Adds the log-density of Gaussian columns to a block by class. */
export type GaussianAddByClass = (
  rows: number,
  classes: number,
  columns: number,
  values: number,
  parameters: number,
  block: number,
  scratch: number,
) => void;

/** Counts Gaussian columns with the weights in a block by class. */
export type CountByClass = (
  rows: number,
  classes: number,
  columns: number,
  values: number,
  parameters: number,
  sums: number,
  block: number,
  scratch: number,
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
   * block row += Σ T[row][s] × coefficients[s] over the terms s. `statistics` T is rows × terms, `coefficients` terms × width;
   * a term whose statistic is 0 is passed over (a missing cell's all are), whatever its coefficients.
   */
  addMoments(rows: number, width: number, terms: number, statistics: number, coefficients: number, block: number): void;
  /**
   * block row += Σ constant − ½((x − mean)/deviation)² over the row's cells. `values` is rows × columns, NaN a missing cell.
   * `parameters` is columns × 3 × width: means, 1/deviations, constants −½·log 2π − log deviation; finite in padding lanes.
   */
  addCells(rows: number, width: number, columns: number, values: number, parameters: number, block: number): void;
  /**
   * block row += log-density of the row's observed columns. `masks` is a u32 a row; a mask's table (`gaussianTable`) stands at
   * `tables + mask × tableBytes`, finite in padding lanes; `scratch` has `gaussianScratch` bytes.
   * A row of which nothing is observed gets nothing.
   */
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
  /**
   * The whole E-step of a model that has tables only: at least one item. `table` holds a row of probabilities (nothing above 1) for each
   * code, those of the first item times the class sizes (0 in the padding lane), so that no other item has codes of these; no code is 0:
   * a missing cell needs a row of its own. `parts` (u32, `most`
   * a code) name the rows of `logTable` whose sum are a code's logarithms; the first of code 0 has those of the class sizes.
   * `counts` (as many rows as `table`) of the row's codes += weight × posterior. `scratch` has `expectScratch` bytes. Rows of
   * weight 0 and impossible rows count nothing.
   *
   * @returns Σ weight × log-likelihood: −Infinity where a row of positive weight is impossible
   */
  expectTable16(
    rows: number,
    width: number,
    items: number,
    codes: number,
    weights: number,
    table: number,
    parts: number,
    most: number,
    logTable: number,
    counts: number,
    scratch: number,
  ): number;
  /** out[i] := source[i] × row for so many lane rows; out may be source. */
  multiplyRows(rows: number, width: number, source: number, row: number, out: number): void;
  /**
   * The rows of a joint table from those of its items, of which row 0 is neutral. A step (u32) is one item of a group: the group's first
   * row, the item's stride, the number of its codes, 1 where it is the group's first item (else 0), then for each code its row among the
   * items'. `end`: just past the last step.
   */
  multiplyGroups(steps: number, end: number, width: number, items: number, joint: number): void;
  /** Adds the counts of a joint table to those of its items and uses them up; the steps of a group stand last item first. */
  sumGroups(steps: number, end: number, width: number, joint: number, items: number): void;
  /** out (one lane row) += the sum of so many lane rows. */
  sumRows(rows: number, width: number, source: number, out: number): void;
  /** sums[s] (terms × width) += Σ T[row][s] × block row; a statistic of 0 adds nothing. */
  countMoments(rows: number, width: number, terms: number, statistics: number, sums: number, block: number): void;
  /**
   * sums (columns × 3 × width) += Σ r, Σ r·u and Σ r·u² over the rows whose cell is there, with r = block row and
   * u = x − mean. `parameters` as for addCells: only the means are read. A lane where r is 0 adds nothing.
   */
  countCells(
    rows: number,
    width: number,
    columns: number,
    values: number,
    parameters: number,
    sums: number,
    block: number,
  ): void;
  /**
   * With r = block row and u = x − mean, missing cells expected given the observed ones: `weights` (masks × width) += r in
   * the row's mask; `sums` (width × (columns + columns(columns + 1)/2)) += Σ r·u, then Σ r·u·uᵀ, its lower triangle row by
   * row, in the original order of columns. The conditional covariance of missing cells is the caller's to add, from the
   * weights. Rows of which nothing is observed are left out, of the weights too; a lane where r is 0 adds nothing.
   */
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
  /**
   * The same E-step on a block by class, for columns of numbers without missing cells (assembly/byClass/rows.ts): the block is
   * classes × `COLUMN_ROWS`, `values` columns × `COLUMN_ROWS`, finite up to the end of a strip of eight rows; what stands in the
   * block from `rows` on is of no account. `logWeights` and `counts` hold a number a class, `logLikelihoods` and `scratch` rows up
   * to the end of a strip.
   */
  initByClass(rows: number, classes: number, logWeights: number, block: number): void;
  /** As `normalise`. */
  readonly normaliseByClass: NormaliseByClass;
  /** As `normalise`, faster where weights are 1; what it leaves in `logLikelihoods` is of no account. */
  readonly weighByClass: NormaliseByClass;
  /** counts += Σ over the rows of each class. */
  addClassesByClass(rows: number, classes: number, block: number, counts: number): void;
  /**
   * block[class] += log-density. `parameters` of a class: the constant −½·D·log 2π + log |W|, D means, W (the inverse of the
   * covariance's Cholesky factor, lower triangle row by row). `scratch` has `gaussianScratchByClass` bytes.
   */
  readonly addGaussianByClass: GaussianAddByClass;
  /**
   * With r = block[class] and u = x − mean, `sums` of a class += Σ r, Σ r·u (D), Σ r·u·uᵀ (lower triangle row by row). A row where
   * r is 0 adds nothing, whatever the mean.
   */
  readonly countGaussianByClass: CountByClass;
  /**
   * block[class] += log-density of independent cells. `parameters` of a class: the constant −½·D·log 2π − Σ log deviation,
   * D means, D times 1/deviation.
   */
  addCellsByClass(
    rows: number,
    classes: number,
    columns: number,
    values: number,
    parameters: number,
    block: number,
  ): void;
  /** `sums` of a class += Σ r, Σ r·u (D), Σ r·u² (D); `scratch` has `COLUMN_ROWS` doubles. */
  readonly countCellsByClass: CountByClass;
  /** Log-likelihoods and expected counts of a discrete network, by the width of the codes. */
  readonly inferTree8: TreePass;
  readonly inferTree16: TreePass;
  readonly inferTree32: TreePass;
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
