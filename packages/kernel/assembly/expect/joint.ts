// A joint table holds a row for each combination of the levels of a few items, in mixed radix, the first item the fastest. It
// is made an item after the other (what there is, times the item's rows) and its counts are taken apart the other way round,
// two operations a row in all, however many items there are.
//
// A step is one item: u32 the first row of its group, its stride (combinations of the items before it), the number of its codes,
// 1 where it is the group's first, then the row of each code among the items' rows. (One call from outside for each code took a
// twentieth of a pass over 10,000 rows.)
const HEAD: usize = 16;

/** The rows of a joint table, by steps; row 0 of the items' is neutral. */
export function multiplyGroups(steps: usize, end: usize, width: i32, items: usize, joint: usize): void {
  const bytes = (<usize>width) << 3;
  while (steps < end) {
    const first = joint + <usize>load<u32>(steps) * bytes;
    const stride = load<i32>(steps, 4);
    const source = load<u32>(steps, 12) == 1 ? items : first;
    const rows = steps + HEAD;
    steps = rows + ((<usize>load<u32>(steps, 8)) << 2);
    // The last code first: the rows of the first one are what the others are made of.
    let out = first + <usize>stride * <usize>((steps - rows) >> 2) * bytes;
    for (let at = steps; at > rows; ) {
      at -= 4;
      out -= <usize>stride * bytes;
      multiplyRows(stride, width, source, items + <usize>load<u32>(at) * bytes, out);
    }
  }
}

/** Adds the counts of a joint table to those of its items, by steps, the last item of a group first; uses them up. */
export function sumGroups(steps: usize, end: usize, width: i32, joint: usize, items: usize): void {
  const bytes = (<usize>width) << 3;
  while (steps < end) {
    const first = joint + <usize>load<u32>(steps) * bytes;
    const stride = load<i32>(steps, 4);
    let at = steps + HEAD;
    steps = at + ((<usize>load<u32>(steps, 8)) << 2);
    for (let from = first; at < steps; at += 4, from += <usize>stride * bytes) {
      sumRows(stride, width, from, items + <usize>load<u32>(at) * bytes);
      if (from != first) addRows(stride, width, from, first);
    }
  }
}

/** out[i] := source[i] × row for n rows; out may be source. */
export function multiplyRows(n: i32, width: i32, source: usize, row: usize, out: usize): void {
  const stride = (<usize>width) << 3;
  for (const end = source + <usize>n * stride; source < end; source += stride, out += stride) {
    for (let at: usize = 0; at < stride; at += 16) {
      v128.store(out + at, f64x2.mul(v128.load(source + at), v128.load(row + at)));
    }
  }
}

/** out[i] += source[i] for n rows. */
function addRows(n: i32, width: i32, source: usize, out: usize): void {
  for (const end = source + ((<usize>n * <usize>width) << 3); source < end; source += 16, out += 16) {
    v128.store(out, f64x2.add(v128.load(out), v128.load(source)));
  }
}

/** out += Σ of n rows, in strips of eight lanes that stay in registers. */
export function sumRows(n: i32, width: i32, source: usize, out: usize): void {
  const stride = (<usize>width) << 3;
  for (; width >= 8; width -= 8, source += 64, out += 64) sumStrip(4, n, stride, source, out);
  for (; width > 0; width -= 2, source += 16, out += 16) sumStrip(1, n, stride, source, out);
}

// @ts-ignore: decorator
@inline
function sumStrip(pairs: i32, n: i32, stride: usize, source: usize, out: usize): void {
  let a0 = v128.load(out);
  let a1 = pairs > 1 ? v128.load(out, 16) : a0;
  let a2 = pairs > 1 ? v128.load(out, 32) : a0;
  let a3 = pairs > 1 ? v128.load(out, 48) : a0;
  for (const end = source + <usize>n * stride; source < end; source += stride) {
    a0 = f64x2.add(a0, v128.load(source));
    if (pairs > 1) a1 = f64x2.add(a1, v128.load(source, 16));
    if (pairs > 1) a2 = f64x2.add(a2, v128.load(source, 32));
    if (pairs > 1) a3 = f64x2.add(a3, v128.load(source, 48));
  }
  v128.store(out, a0);
  if (pairs > 1) v128.store(out, a1, 16);
  if (pairs > 1) v128.store(out, a2, 32);
  if (pairs > 1) v128.store(out, a3, 48);
}
