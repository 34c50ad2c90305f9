import { LatentError } from '../error/index.ts';
import type { NestedNumbers } from './types.ts';

/** How far a probability vector may be from summing to one; the difference is normalised away. */
const SUM_TOLERANCE = 1e-6;

/**
 * A probability vector of a document: its length, its entries and its sum are checked; it then sums to one.
 *
 * @param path where the vector stands in the document
 */
export function simplexOf(
  value: NestedNumbers,
  length: number,
  path: string,
  file: string | undefined,
): readonly number[] {
  const values = numbersOf(value, length, path, file);
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
  return Math.abs(sum - 1) <= 1e-12 ? values : values.map((entry) => entry / sum);
}

/** The rows of a table of shape [class][level]. */
export function rowsOf(
  value: NestedNumbers,
  shape: readonly number[],
  path: string,
  file: string | undefined,
): readonly NestedNumbers[] {
  if (Array.isArray(value) && value.length === shape[0]) return value as readonly NestedNumbers[];
  throw badShape(value, shape, path, file);
}

export const shapeText = (shape: readonly number[]): string => `[${shape.join('][')}]`;

function numbersOf(value: NestedNumbers, length: number, path: string, file: string | undefined): readonly number[] {
  if (Array.isArray(value) && value.length === length && value.every((entry) => typeof entry === 'number'))
    return value as readonly number[];
  throw badShape(value, [length], path, file);
}

function badShape(value: NestedNumbers, shape: readonly number[], path: string, file: string | undefined): LatentError {
  const actual = Array.isArray(value) ? `an array of ${value.length}` : typeof value;
  return new LatentError(
    'BAD_SHAPE',
    `${path} should have the shape ${shapeText(shape)}, and is ${actual}`,
    'Give one probability vector for each class, one entry for each level.',
    { file, path },
  );
}
