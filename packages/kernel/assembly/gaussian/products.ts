/** sums += Σ r·u and Σ r·u·uᵀ over a batch: tiles of at most four rows and two columns, which stay in registers meanwhile. */
export function addProducts(columns: i32, stride: usize, from: usize, to: usize, sums: usize): void {
  const size = (<usize>columns + 1) << 4;
  const triangle = sums + <usize>columns * stride;
  for (let j = 0; j < columns; j += 2) {
    const at = (<usize>j + 1) << 4;
    let entry = triangle + (((<usize>j * (<usize>j + 1)) >> 1) + <usize>j) * stride;
    const sum = sums + <usize>j * stride;
    if (j + 1 == columns) {
      addLast(size, at, from, to, sum, entry);
      return;
    }
    addCorner(size, at, stride, from, to, sum, entry, entry + (<usize>j + 1) * stride);
    // The entry of row j + 2 in column j; the next row's stands (its number + 1) lane rows further.
    entry += (2 * <usize>j + 3) * stride;
    let i = j + 2;
    for (; i + 4 <= columns; i += 4) {
      addTile(4, size, at, ((<usize>i) << 4) + 16, stride, from, to, entry, i);
      entry += (4 * <usize>i + 10) * stride;
    }
    const rest = columns - i;
    if (rest == 3) addTile(3, size, at, ((<usize>i) << 4) + 16, stride, from, to, entry, i);
    else if (rest == 2) addTile(2, size, at, ((<usize>i) << 4) + 16, stride, from, to, entry, i);
    else if (rest == 1) addTile(1, size, at, ((<usize>i) << 4) + 16, stride, from, to, entry, i);
  }
}

/** The sums of two columns and the three products among them. */
function addCorner(
  size: usize,
  at: usize,
  stride: usize,
  from: usize,
  to: usize,
  sum: usize,
  upper: usize,
  lower: usize,
): void {
  let s0 = v128.load(sum);
  let s1 = v128.load(sum + stride);
  let p00 = v128.load(upper);
  let p10 = v128.load(lower);
  let p11 = v128.load(lower + stride);
  for (; from < to; from += size) {
    const r = v128.load(from);
    const u0 = v128.load(from + at);
    const u1 = v128.load(from + at, 16);
    const ru0 = f64x2.mul(r, u0);
    const ru1 = f64x2.mul(r, u1);
    s0 = f64x2.add(s0, ru0);
    s1 = f64x2.add(s1, ru1);
    p00 = f64x2.add(p00, f64x2.mul(ru0, u0));
    p10 = f64x2.add(p10, f64x2.mul(ru0, u1));
    p11 = f64x2.add(p11, f64x2.mul(ru1, u1));
  }
  v128.store(sum, s0);
  v128.store(sum + stride, s1);
  v128.store(upper, p00);
  v128.store(lower, p10);
  v128.store(lower + stride, p11);
}

/** The sum and the square of the last one of an odd number of columns. */
function addLast(size: usize, at: usize, from: usize, to: usize, sum: usize, entry: usize): void {
  let s = v128.load(sum);
  let p = v128.load(entry);
  for (; from < to; from += size) {
    const u = v128.load(from + at);
    const ru = f64x2.mul(v128.load(from), u);
    s = f64x2.add(s, ru);
    p = f64x2.add(p, f64x2.mul(ru, u));
  }
  v128.store(sum, s);
  v128.store(entry, p);
}

/** Products of columns i, i + 1, … (`height` of them, a constant wherever this is inlined) with two columns before them. */
// @ts-ignore: decorator
@inline
function addTile(
  height: i32,
  size: usize,
  left: usize,
  right: usize,
  stride: usize,
  from: usize,
  to: usize,
  entry: usize,
  i: i32,
): void {
  const e1 = entry + (<usize>i + 1) * stride;
  const e2 = e1 + (<usize>i + 2) * stride;
  const e3 = e2 + (<usize>i + 3) * stride;
  let a0 = v128.load(entry);
  let b0 = v128.load(entry + stride);
  let a1 = height > 1 ? v128.load(e1) : a0;
  let b1 = height > 1 ? v128.load(e1 + stride) : b0;
  let a2 = height > 2 ? v128.load(e2) : a0;
  let b2 = height > 2 ? v128.load(e2 + stride) : b0;
  let a3 = height > 3 ? v128.load(e3) : a0;
  let b3 = height > 3 ? v128.load(e3 + stride) : b0;
  for (; from < to; from += size) {
    const r = v128.load(from);
    const a = f64x2.mul(r, v128.load(from + left));
    const b = f64x2.mul(r, v128.load(from + left, 16));
    const u0 = v128.load(from + right);
    a0 = f64x2.add(a0, f64x2.mul(a, u0));
    b0 = f64x2.add(b0, f64x2.mul(b, u0));
    if (height > 1) {
      const u = v128.load(from + right, 16);
      a1 = f64x2.add(a1, f64x2.mul(a, u));
      b1 = f64x2.add(b1, f64x2.mul(b, u));
    }
    if (height > 2) {
      const u = v128.load(from + right, 32);
      a2 = f64x2.add(a2, f64x2.mul(a, u));
      b2 = f64x2.add(b2, f64x2.mul(b, u));
    }
    if (height > 3) {
      const u = v128.load(from + right, 48);
      a3 = f64x2.add(a3, f64x2.mul(a, u));
      b3 = f64x2.add(b3, f64x2.mul(b, u));
    }
  }
  v128.store(entry, a0);
  v128.store(entry + stride, b0);
  if (height > 1) v128.store(e1, a1);
  if (height > 1) v128.store(e1 + stride, b1);
  if (height > 2) v128.store(e2, a2);
  if (height > 2) v128.store(e2 + stride, b2);
  if (height > 3) v128.store(e3, a3);
  if (height > 3) v128.store(e3 + stride, b3);
}
