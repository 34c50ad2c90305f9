import { addOne, COLUMN, sumPairs } from './rows';

/**
 * triangle += Σ r·u·uᵀ over rows, its lower triangle row by row, from columns of u and of r·u: triangles of four columns on the diagonal,
 * and beside them tiles of two columns of r·u by four of u, whose sums stay in registers while the rows pass by.
 */
export function addProducts(columns: i32, size: usize, deviations: usize, weighted: usize, triangle: usize): void {
  let i = 0;
  let entry = triangle;
  let left = weighted;
  for (; i + 4 <= columns; i += 4, left += 4 * COLUMN) {
    const third = entry + ((2 * <usize>i + 3) << 3);
    let right = deviations;
    let at: usize = 0;
    for (const end = (<usize>i) << 3; at < end; at += 32, right += 4 * COLUMN) {
      addTile(2, i, size, left, right, entry + at);
      addTile(2, i + 2, size, left + 2 * COLUMN, right, third + at);
    }
    addFirst(2, i, size, left, right, entry + at);
    addLast(2, i, size, left + 2 * COLUMN, right, third + at);
    entry += (4 * <usize>i + 10) << 3;
  }
  if (i == columns) return;
  const rest = columns - i;
  const third = entry + ((2 * <usize>i + 3) << 3);
  let right = deviations;
  let at: usize = 0;
  for (const end = (<usize>i) << 3; at < end; at += 32, right += 4 * COLUMN) {
    if (rest == 1) addTile(1, i, size, left, right, entry + at);
    else addTile(2, i, size, left, right, entry + at);
    if (rest == 3) addTile(1, i + 2, size, left + 2 * COLUMN, right, third + at);
  }
  if (rest == 1) addFirst(1, i, size, left, right, entry + at);
  else addFirst(2, i, size, left, right, entry + at);
  if (rest == 3) addLast(1, i, size, left + 2 * COLUMN, right, third + at);
}

/** Column i, and i + 1 where `height` is 2 (a constant wherever this is inlined), with four columns before them. */
// @ts-ignore: decorator
@inline
function addTile(height: i32, i: i32, size: usize, left: usize, right: usize, entry: usize): void {
  const zero = f64x2.splat(0.0);
  let a0 = zero;
  let a1 = zero;
  let a2 = zero;
  let a3 = zero;
  let b0 = zero;
  let b1 = zero;
  let b2 = zero;
  let b3 = zero;
  for (const end = left + size; left < end; left += 16, right += 16) {
    const a = v128.load(left);
    const b = height > 1 ? v128.load(left, COLUMN) : a;
    const x0 = v128.load(right);
    a0 = f64x2.add(a0, f64x2.mul(a, x0));
    if (height > 1) b0 = f64x2.add(b0, f64x2.mul(b, x0));
    const x1 = v128.load(right, COLUMN);
    a1 = f64x2.add(a1, f64x2.mul(a, x1));
    if (height > 1) b1 = f64x2.add(b1, f64x2.mul(b, x1));
    const x2 = v128.load(right, 2 * COLUMN);
    a2 = f64x2.add(a2, f64x2.mul(a, x2));
    if (height > 1) b2 = f64x2.add(b2, f64x2.mul(b, x2));
    const x3 = v128.load(right, 3 * COLUMN);
    a3 = f64x2.add(a3, f64x2.mul(a, x3));
    if (height > 1) b3 = f64x2.add(b3, f64x2.mul(b, x3));
  }
  addPair(entry, a0, a1);
  addPair(entry + 16, a2, a3);
  if (height > 1) {
    const next = entry + ((<usize>i + 1) << 3);
    addPair(next, b0, b1);
    addPair(next + 16, b2, b3);
  }
}

/**
 * A triangle's first two rows, or the first alone (`height` is a constant wherever this is inlined). Two sums each: three alone
 * would wait for one another.
 */
// @ts-ignore: decorator
@inline
function addFirst(height: i32, i: i32, size: usize, left: usize, right: usize, entry: usize): void {
  const zero = f64x2.splat(0.0);
  let p00 = zero;
  let p10 = zero;
  let p11 = zero;
  let q00 = zero;
  let q10 = zero;
  let q11 = zero;
  for (const end = left + size; left < end; left += 32, right += 32) {
    const x0 = v128.load(right);
    const y0 = v128.load(right, 16);
    p00 = f64x2.add(p00, f64x2.mul(v128.load(left), x0));
    q00 = f64x2.add(q00, f64x2.mul(v128.load(left, 16), y0));
    if (height > 1) {
      const a = v128.load(left, COLUMN);
      const b = v128.load(left, COLUMN + 16);
      p10 = f64x2.add(p10, f64x2.mul(a, x0));
      q10 = f64x2.add(q10, f64x2.mul(b, y0));
      p11 = f64x2.add(p11, f64x2.mul(a, v128.load(right, COLUMN)));
      q11 = f64x2.add(q11, f64x2.mul(b, v128.load(right, COLUMN + 16)));
    }
  }
  addOne(entry, f64x2.add(p00, q00));
  if (height > 1) addPair(entry + ((<usize>i + 1) << 3), f64x2.add(p10, q10), f64x2.add(p11, q11));
}

/**
 * A triangle's third row, and its fourth where `height` is 2. All four rows at once are ten sums and eight columns: more than the
 * registers hold, and took longer than these and the first two rows apart.
 */
// @ts-ignore: decorator
@inline
function addLast(height: i32, i: i32, size: usize, left: usize, right: usize, entry: usize): void {
  const zero = f64x2.splat(0.0);
  let p20 = zero;
  let p21 = zero;
  let p22 = zero;
  let p30 = zero;
  let p31 = zero;
  let p32 = zero;
  let p33 = zero;
  for (const end = left + size; left < end; left += 16, right += 16) {
    const a = v128.load(left);
    const x0 = v128.load(right);
    const x1 = v128.load(right, COLUMN);
    const x2 = v128.load(right, 2 * COLUMN);
    p20 = f64x2.add(p20, f64x2.mul(a, x0));
    p21 = f64x2.add(p21, f64x2.mul(a, x1));
    p22 = f64x2.add(p22, f64x2.mul(a, x2));
    if (height > 1) {
      const b = v128.load(left, COLUMN);
      p30 = f64x2.add(p30, f64x2.mul(b, x0));
      p31 = f64x2.add(p31, f64x2.mul(b, x1));
      p32 = f64x2.add(p32, f64x2.mul(b, x2));
      p33 = f64x2.add(p33, f64x2.mul(b, v128.load(right, 3 * COLUMN)));
    }
  }
  addPair(entry, p20, p21);
  addOne(entry + 16, p22);
  if (height > 1) {
    const next = entry + ((<usize>i + 3) << 3);
    addPair(next, p30, p31);
    addPair(next + 16, p32, p33);
  }
}

// @ts-ignore: decorator
@inline
function addPair(entry: usize, a: v128, b: v128): void {
  v128.store(entry, f64x2.add(v128.load(entry), sumPairs(a, b)));
}
