// Marginal densities and conditional expectations as a textbook writes them: with inverses and determinants.
import { evenWidth } from '../src/index.ts';
import type { GaussianProblem } from './gaussianProblem.ts';
import { gaussJordan, type Matrix, multiply, submatrix } from './matrix.ts';
import { Sums } from './sums.ts';

/** log-block + log N(x_observed; μ_observed, Σ_observed). */
export function referenceLogBlock(problem: GaussianProblem): Sums {
  const wanted = new Sums(problem.logBlock);
  eachRow(problem, (row, k, there) => {
    const u = there.map((column) => deviation(problem, row, k, column));
    const { inverse, determinant } = gaussJordan(submatrix(problem.covariances[k] as Matrix, there, there));
    const at = row * evenWidth(problem.classes) + k;
    wanted.add(at, -0.5 * there.length * Math.log(2 * Math.PI));
    wanted.add(at, -0.5 * Math.log(determinant), 1);
    inverse.forEach((line, i) => {
      line.forEach((p, j) => {
        wanted.add(at, -0.5 * p * (u[i] as number) * (u[j] as number));
      });
    });
  });
  return wanted;
}

/** weights + Σ r by mask, and sums + Σ r·E(u), then Σ r·E(u)·E(u)ᵀ, its lower triangle. */
export function referenceSums(problem: GaussianProblem, weights: Float64Array, sums: Float64Array) {
  const { columns, classes, block, masks } = problem;
  const width = evenWidth(classes);
  const wanted = { weights: new Sums(weights), sums: new Sums(sums) };
  eachRow(problem, (row, k, there, missing) => {
    const r = block[row * width + k] as number;
    wanted.weights.add((masks[row] as number) * width + k, r);
    const covariance = problem.covariances[k] as Matrix;
    const { inverse } = gaussJordan(submatrix(covariance, there, there));
    const known = there.map((column) => [deviation(problem, row, k, column)]);
    const expected = multiply(multiply(submatrix(covariance, missing, there), inverse), known);
    const u = new Array<number>(columns).fill(0);
    there.forEach((column, i) => {
      u[column] = known[i]?.[0] as number;
    });
    missing.forEach((column, i) => {
      u[column] = expected[i]?.[0] as number;
    });
    // An expectation may cancel to little: its error is relative to the row's largest deviation.
    const largest = Math.max(...u.map(Math.abs));
    let line = columns;
    for (let i = 0; i < columns; i++) {
      const ui = u[i] as number;
      wanted.sums.add(i * width + k, r * ui, r * largest);
      for (let j = 0; j <= i; j++) wanted.sums.add(line++ * width + k, r * ui * (u[j] as number), r * largest ** 2);
    }
  });
  return wanted;
}

function deviation({ values, columns, means }: GaussianProblem, row: number, k: number, column: number): number {
  return (values[row * columns + column] as number) - ((means[k] as number[])[column] as number);
}

/** Visits each class of each row of which anything is observed. */
function eachRow(
  { rows, classes, masks, observed }: GaussianProblem,
  visit: (row: number, k: number, there: number[], missing: number[]) => void,
): void {
  for (let row = 0; row < rows; row++) {
    const mask = observed[masks[row] as number] as boolean[];
    const there = mask.flatMap((isThere, column) => (isThere ? [column] : []));
    const missing = mask.flatMap((isThere, column) => (isThere ? [] : [column]));
    for (let k = 0; k < classes && there.length > 0; k++) visit(row, k, there, missing);
  }
}
