/**
 * A block by class: classes × 128 doubles, the rows of a class side by side, for models all of whose columns are numbers without
 * missing cells. Values stand the same way, columns × 128, and are finite in rows that only fill the last block up. Lanes are rows:
 * no lane pads an odd number of classes, a class's parameters are scalars, and what is the same for a class is loaded once.
 * The length is a constant so that all columns are reached from one pointer; 136 rows, so that columns do not
 * meet in the same places of the cache, made no difference. Passes work on whole strips of eight rows: what they
 * leave in rows from n to the strip's end is of no account, and what stands there before is never counted.
 */
export const COLUMN: usize = 1024;

/** Bytes of eight rows. */
export const STRIP: usize = 64;

/** Bytes of n rows, up to the end of a strip. */
// @ts-ignore: decorator
@inline
export function stripBytes(n: i32): usize {
  return (((<usize>n) + 7) & ~7) << 3;
}

// @ts-ignore: decorator
@inline
export function sumLanes(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** (a₀ + a₁, b₀ + b₁). */
// @ts-ignore: decorator
@inline
export function sumPairs(a: v128, b: v128): v128 {
  return f64x2.add(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3));
}

/** sum += a₀ + a₁. */
// @ts-ignore: decorator
@inline
export function addOne(sum: usize, a: v128): void {
  store<f64>(sum, load<f64>(sum) + sumLanes(a));
}
