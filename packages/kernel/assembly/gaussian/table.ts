/**
 * A gaussian block: columns with a full covariance matrix a class, any cells of a row missing. Values are rows × columns;
 * each row names by a u32 its mask, that is which of its columns are observed, and each mask has a table of `tableBytes` at
 * tables + mask·tableBytes. With o observed and m missing columns it holds (src/gaussian.ts computes the offsets)
 *   u32   o
 *   u32   columns: the observed ones, then the missing ones, both ascending: the order of the mask; filled up to 16 bytes
 *   lanes constant: −½·o·log 2π + log |W|
 *   lanes × columns      means, in the order of the mask
 *   lanes × o(o + 1)/2   W, the inverse of the Cholesky factor of Σ_oo: lower triangle, row by row
 *   lanes × m·o          B = Σ_mo·Σ_oo⁻¹, row by row: the regression of the missing on the observed columns
 * A table of a complete mask (o = columns) is the longest. Values of missing cells are never read.
 *
 * Both passes go over the rows once for each pair of lanes. Every sum is taken in one order, whatever rows stand together:
 * equal bits for all sizes of blocks.
 */

/** Offset of a table's constant: o and the order of the columns stand before it. */
// @ts-ignore: decorator
@inline
export function headBytes(columns: i32): usize {
  return (((<usize>columns) << 2) + 19) & ~15;
}
