import { evenWidth, gaussianTable } from '../src/index.ts';
import { lanes, randomBlock, randomLogBlock } from './blocks.ts';
import { randomFrom } from './kernel.ts';
import { choleskyOf, invertLower, type Matrix, multiply, submatrix, transpose } from './matrix.ts';

/** A gaussian block's problem: means and covariances by class, and the tables of its masks as the passes want them. */
export interface GaussianProblem {
  readonly rows: number;
  readonly classes: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly masks: Uint32Array;
  /** mask → is the column observed? */
  readonly observed: readonly (readonly boolean[])[];
  readonly means: readonly (readonly number[])[];
  readonly covariances: readonly Matrix[];
  readonly tables: Float64Array;
  readonly tableBytes: number;
  readonly logBlock: Float64Array;
  readonly block: Float64Array;
}

export interface GaussianShape {
  readonly seed: number;
  readonly rows: number;
  readonly classes: number;
  readonly columns: number;
  /** Number of masks; mask 0 is complete. */
  readonly masks: number;
  /** Probability that a row has the mask of the row before. */
  readonly runs: number;
  readonly missing: number;
}

export function randomGaussian(shape: GaussianShape): GaussianProblem {
  const { rows, classes, columns } = shape;
  const random = randomFrom(shape.seed);
  const list = <T>(length: number, entry: (i: number) => T) => Array.from({ length }, (_, i) => entry(i));
  const observed = list(shape.masks, (mask) => list(columns, () => mask === 0 || random() >= shape.missing));
  const masks = new Uint32Array(rows);
  masks.forEach((_, row) => {
    const same = row > 0 && random() < shape.runs;
    masks[row] = same ? (masks[row - 1] as number) : Math.floor(random() * shape.masks);
  });
  const means = list(classes, () => list(columns, () => 6 * random() - 3));
  const covariances = list(classes, () => {
    const a = list(columns, () => list(columns, () => 2 * random() - 1));
    return multiply(a, transpose(a)).map((row, i) => row.map((entry, j) => entry / columns + (i === j ? 0.3 : 0)));
  });
  const values = Float64Array.from({ length: rows * columns }, (_, i) => {
    const mask = observed[masks[Math.floor(i / columns)] as number] as boolean[];
    return mask[i % columns] ? 12 * random() - 6 : random() < 0.5 ? Number.NaN : Infinity;
  });
  return {
    ...{ rows, classes, columns, values, masks, observed, means, covariances },
    ...tablesOf(classes, columns, observed, means, covariances),
    logBlock: randomLogBlock(random, rows, classes),
    block: randomBlock(random, rows, classes),
  };
}

/** The tables of the masks; `padding` stands in the lane that no class has, `slack` bytes between tables. */
export function tablesOf(
  classes: number,
  columns: number,
  masks: readonly (readonly boolean[])[],
  means: readonly (readonly number[])[],
  covariances: readonly Matrix[],
  { padding = 0, slack = 16 } = {},
): Pick<GaussianProblem, 'tables' | 'tableBytes'> {
  const width = evenWidth(classes);
  const tableBytes = gaussianTable(columns, columns, width).bytes + slack;
  const tables = new Float64Array((masks.length * tableBytes) / 8);
  masks.forEach((mask, index) => {
    const there = mask.flatMap((isThere, column) => (isThere ? [column] : []));
    const missing = mask.flatMap((isThere, column) => (isThere ? [] : [column]));
    const layout = gaussianTable(columns, there.length, width);
    const words = new Uint32Array(tables.buffer, index * tableBytes, tableBytes / 4);
    words[layout.observed / 4] = there.length;
    words.set([...there, ...missing], layout.order / 4);
    const byClass = covariances.map((covariance, k) => {
      const w = invertLower(choleskyOf(submatrix(covariance, there, there)));
      const b = multiply(multiply(submatrix(covariance, missing, there), transpose(w)), w);
      const logDeterminant = w.reduce((sum, row, i) => sum + Math.log(row[i] as number), 0);
      return {
        constant: [logDeterminant - 0.5 * there.length * Math.log(2 * Math.PI)],
        means: [...there, ...missing].map((column) => (means[k] as number[])[column] as number),
        whitening: w.flatMap((row, i) => row.slice(0, i + 1)),
        regression: b.flat(),
      };
    });
    for (const part of ['constant', 'means', 'whitening', 'regression'] as const) {
      const length = (byClass[0] as (typeof byClass)[number])[part].length;
      const numbers = Float64Array.from({ length: length * classes }, (_, i) => {
        return (byClass[i % classes] as (typeof byClass)[number])[part][Math.floor(i / classes)] as number;
      });
      tables.set(lanes(classes, numbers, padding), (index * tableBytes + layout[part]) / 8);
    }
  });
  return { tables, tableBytes };
}
