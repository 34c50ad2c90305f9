import { LatentError } from '../error/index.ts';
import type { NestedNumbers } from './types.ts';

/** How far a probability vector may be from summing to one; the difference is normalised away. */
export const SUM_TOLERANCE = 1e-6;

/**
 * Checks a probability vector of a document, its entries and its sum, and makes it sum to one.
 *
 * @param path where the vector stands in the document
 */
export function normaliseSimplex(values: Float64Array, path: string, file: string | undefined): void {
  let sum = 0;
  for (const entry of values) {
    if (!(entry >= 0) || !Number.isFinite(entry))
      throw new LatentError('BAD_PROBABILITIES', `${path} holds ${entry}`, 'Probabilities are numbers from 0 to 1.', {
        file,
        path,
      });
    sum += entry;
  }
  if (Math.abs(sum - 1) > SUM_TOLERANCE)
    throw new LatentError('BAD_PROBABILITIES', `${path} sums to ${sum}, not to 1`, 'Divide the entries by their sum.', {
      file,
      path,
      sum,
    });
  if (Math.abs(sum - 1) > 1e-12) for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / sum;
}

export const shapeText = (shape: readonly number[]): string =>
  shape.length === 0 ? 'of one number' : `[${shape.join('][')}]`;

/** What should have a shape and has not. */
export function badShape(
  value: NestedNumbers,
  shape: readonly number[],
  path: string,
  file: string | undefined,
): LatentError {
  const actual = Array.isArray(value) ? `an array of ${value.length}` : typeof value;
  return new LatentError(
    'BAD_SHAPE',
    `${path} should have the shape ${shapeText(shape)}, and is ${actual}`,
    'Give the numbers of every class, in nested arrays.',
    { file, path },
  );
}
