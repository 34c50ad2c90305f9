import { LatentError } from '../error/index.ts';

/**
 * Takes memory for so many numbers, or says how many bytes cannot be had.
 *
 * @param of what the numbers are, for the message
 * @throws LatentError OUT_OF_MEMORY
 * @example
 * const values = roomFor(Float64Array, rows * 2, `2 numbers for each of ${rows} rows`);
 */
export function roomFor<T>(type: Roomy<T>, length: number, of: string): T {
  try {
    return new type(length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const bytes = length * type.BYTES_PER_ELEMENT;
    throw new LatentError(
      'OUT_OF_MEMORY',
      `${of} need ${bytes} bytes (${(bytes / 2 ** 30).toFixed(1)} GiB), and there is no room for them`,
      'Use fewer columns, or a part of the data at a time.',
      { bytes },
    );
  }
}

/** A type of typed arrays. */
interface Roomy<T> {
  new (length: number): T;
  readonly BYTES_PER_ELEMENT: number;
}

/** What is cut to its length. */
interface Sliceable {
  readonly length: number;
  subarray(from: number, to: number): this;
  slice(from: number, to: number): this;
}

/** The first entries of an array that was given room: a copy, unless hardly any room is left over. */
export function trimmed<T extends Sliceable>(values: T, length: number): T {
  const isFull = values.length - length <= length / 8;
  return isFull ? values.subarray(0, length) : values.slice(0, length);
}
