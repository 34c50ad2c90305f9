import { LatentError } from '../error/index.ts';
import { cholesky } from '../math/index.ts';
import type { Block } from '../statistics/index.ts';
import { normaliseSimplex } from './vectors.ts';

/** How far the two halves of a covariance matrix may differ, as a share of the standard deviations. */
const ASYMMETRY = 1e-9;

/**
 * Checks the values of a block by its constraint; probability vectors are made to sum to one, and covariance matrices symmetric.
 *
 * @throws LatentError BAD_PROBABILITIES (with the sum), BAD_COVARIANCE (with the class), BAD_PARAMETER
 */
export function checkValues(
  values: Float64Array,
  { constraint, shape, shared, key = 'parameter' }: Block,
  classNames: readonly string[],
  name: string,
  path: string,
  file: string | undefined,
): void {
  const width = shape[shape.length - 1] as number;
  if (constraint === 'simplex') {
    for (let first = 0; first < values.length; first += width)
      normaliseSimplex(
        values.subarray(first, first + width),
        shape.length > 1 ? `${path}/${first / width}` : path,
        file,
      );
    return;
  }
  const classOf = (index: number): string | undefined =>
    shared ? undefined : classNames[Math.floor((index * classNames.length) / values.length)];
  const least = constraint === 'free' || constraint === 'covariance' ? Number.NEGATIVE_INFINITY : 0;
  const most = constraint === 'unit' ? 1 : Number.MAX_VALUE;
  const wrong = values.findIndex((value) => !(Number.isFinite(value) && value >= least && value <= most));
  if (wrong >= 0)
    throw new LatentError(
      'BAD_PARAMETER',
      `the ${key} of "${name}"${forClass(classOf(wrong))} is ${values[wrong]}`,
      constraint === 'unit'
        ? 'Probabilities are numbers from 0 to 1.'
        : constraint === 'positive'
          ? 'It must be a number above 0.'
          : 'It must be a finite number.',
      { file, path },
    );
  if (constraint === 'covariance')
    for (let first = 0; first < values.length; first += width * width)
      checkCovariance(
        values.subarray(first, first + width * width),
        width,
        (what, fix) =>
          new LatentError(
            'BAD_COVARIANCE',
            `the covariance matrix of "${name}"${forClass(classOf(first))} ${what}`,
            fix,
            {
              file,
              path,
              class: classOf(first),
            },
          ),
      );
}

const forClass = (level: string | undefined): string => (level === undefined ? '' : ` in class ${level}`);

function checkCovariance(
  matrix: Float64Array,
  size: number,
  problem: (what: string, fix: string) => LatentError,
): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const [low, high] = [matrix[i * size + j] as number, matrix[j * size + i] as number];
      const scale = Math.sqrt(Math.abs((matrix[i * size + i] as number) * (matrix[j * size + j] as number)));
      if (!(Math.abs(low - high) <= ASYMMETRY * scale))
        throw problem(
          `is not symmetric: entries (${i + 1}, ${j + 1}) and (${j + 1}, ${i + 1}) differ`,
          'Give the same number on both sides of the diagonal.',
        );
      matrix[i * size + j] = matrix[j * size + i] = (low + high) / 2;
    }
  if (!cholesky(matrix, size, new Float64Array(size * size)))
    throw problem('is not positive definite', 'Give variances above 0 and correlations inside (−1, 1).');
}
