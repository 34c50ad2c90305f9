import type { NestedNumbers } from './types.ts';
import { badShape } from './vectors.ts';

/** Nested arrays of a shape as flat numbers, row-major. @throws LatentError BAD_SHAPE (expected and actual) */
export function readNested(
  value: NestedNumbers,
  shape: readonly number[],
  path: string,
  file: string | undefined,
): Float64Array {
  const out = new Float64Array(shape.reduce((product, extent) => product * extent, 1));
  let next = 0;
  const visit = (part: NestedNumbers, axis: number, at: string): void => {
    if (axis === shape.length) {
      if (typeof part !== 'number') throw badShape(part, [], at, file);
      out[next++] = part;
    } else if (Array.isArray(part) && part.length === shape[axis])
      (part as readonly NestedNumbers[]).forEach((entry, i) => {
        visit(entry, axis + 1, `${at}/${i}`);
      });
    else throw badShape(part, shape.slice(axis), at, file);
  };
  visit(value, 0, path);
  return out;
}

/** Flat numbers as nested arrays of a shape. */
export function writeNested(values: Float64Array, shape: readonly number[]): NestedNumbers {
  const [extent, ...rest] = shape;
  if (extent === undefined) return values[0] as number;
  const each = values.length / extent;
  return Array.from({ length: extent }, (_, i) => writeNested(values.subarray(i * each, (i + 1) * each), rest));
}
