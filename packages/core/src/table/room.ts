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
