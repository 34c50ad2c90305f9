/**
 * A table block: columns whose log-density, and whose expected counts, are one table row a level.
 * Codes stand row-major (rows × items) and are rows of one common table, all items' levels one below the other. Row 0 is
 * neutral: zeros in the table, a bin for dust in the counts. So a missing cell needs no branch.
 */

/** block[row] += Σ table[code] over the row's items; 8-bit codes. */
export function addTable8(n: i32, width: i32, items: i32, codes: usize, table: usize, block: usize): void {
  addTable<u8>(n, width, items, codes, table, block);
}

/** block[row] += Σ table[code] over the row's items; 16-bit codes. */
export function addTable16(n: i32, width: i32, items: i32, codes: usize, table: usize, block: usize): void {
  addTable<u16>(n, width, items, codes, table, block);
}

/** block[row] += Σ table[code] over the row's items; 32-bit codes. */
export function addTable32(n: i32, width: i32, items: i32, codes: usize, table: usize, block: usize): void {
  addTable<u32>(n, width, items, codes, table, block);
}

/** counts[code] += block[row] for each of the row's items; 8-bit codes. */
export function countTable8(n: i32, width: i32, items: i32, codes: usize, counts: usize, block: usize): void {
  countTable<u8>(n, width, items, codes, counts, block);
}

/** counts[code] += block[row] for each of the row's items; 16-bit codes. */
export function countTable16(n: i32, width: i32, items: i32, codes: usize, counts: usize, block: usize): void {
  countTable<u16>(n, width, items, codes, counts, block);
}

/** counts[code] += block[row] for each of the row's items; 32-bit codes. */
export function countTable32(n: i32, width: i32, items: i32, codes: usize, counts: usize, block: usize): void {
  countTable<u32>(n, width, items, codes, counts, block);
}

/** Strips of eight columns, then what is left: a strip's part of a row stays in registers while its items pass by. */
function addTable<Code>(n: i32, width: i32, items: i32, codes: usize, table: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  for (; width > 8; width -= 8, table += 64, block += 64) addStrip<Code>(4, n, stride, items, codes, table, block);
  if (width == 8) addStrip<Code>(4, n, stride, items, codes, table, block);
  else if (width == 6) addStrip<Code>(3, n, stride, items, codes, table, block);
  else if (width == 4) addStrip<Code>(2, n, stride, items, codes, table, block);
  else addStrip<Code>(1, n, stride, items, codes, table, block);
}

function countTable<Code>(n: i32, width: i32, items: i32, codes: usize, counts: usize, block: usize): void {
  const stride = (<usize>width) << 3;
  for (; width > 8; width -= 8, counts += 64, block += 64) countStrip<Code>(4, n, stride, items, codes, counts, block);
  if (width == 8) countStrip<Code>(4, n, stride, items, codes, counts, block);
  else if (width == 6) countStrip<Code>(3, n, stride, items, codes, counts, block);
  else if (width == 4) countStrip<Code>(2, n, stride, items, codes, counts, block);
  else countStrip<Code>(1, n, stride, items, codes, counts, block);
}

/** `pairs` is a constant wherever this is inlined, so the tests on it vanish. */
// @ts-ignore: decorator
@inline
function addStrip<Code>(pairs: i32, n: i32, stride: usize, items: i32, codes: usize, table: usize, block: usize): void {
  const bytes = <usize>items * sizeof<Code>();
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    let a0 = v128.load(block);
    let a1 = pairs > 1 ? v128.load(block, 16) : a0;
    let a2 = pairs > 2 ? v128.load(block, 32) : a0;
    let a3 = pairs > 3 ? v128.load(block, 48) : a0;
    for (const last = codes + bytes; codes < last; codes += sizeof<Code>()) {
      const row = table + <usize>load<Code>(codes) * stride;
      a0 = f64x2.add(a0, v128.load(row));
      if (pairs > 1) a1 = f64x2.add(a1, v128.load(row, 16));
      if (pairs > 2) a2 = f64x2.add(a2, v128.load(row, 32));
      if (pairs > 3) a3 = f64x2.add(a3, v128.load(row, 48));
    }
    v128.store(block, a0);
    if (pairs > 1) v128.store(block, a1, 16);
    if (pairs > 2) v128.store(block, a2, 32);
    if (pairs > 3) v128.store(block, a3, 48);
  }
}

// @ts-ignore: decorator
@inline
function countStrip<Code>(
  pairs: i32,
  n: i32,
  stride: usize,
  items: i32,
  codes: usize,
  counts: usize,
  block: usize,
): void {
  const bytes = <usize>items * sizeof<Code>();
  for (const end = block + <usize>n * stride; block < end; block += stride) {
    const a0 = v128.load(block);
    const a1 = pairs > 1 ? v128.load(block, 16) : a0;
    const a2 = pairs > 2 ? v128.load(block, 32) : a0;
    const a3 = pairs > 3 ? v128.load(block, 48) : a0;
    for (const last = codes + bytes; codes < last; codes += sizeof<Code>()) {
      const row = counts + <usize>load<Code>(codes) * stride;
      v128.store(row, f64x2.add(v128.load(row), a0));
      if (pairs > 1) v128.store(row, f64x2.add(v128.load(row, 16), a1), 16);
      if (pairs > 2) v128.store(row, f64x2.add(v128.load(row, 32), a2), 32);
      if (pairs > 3) v128.store(row, f64x2.add(v128.load(row, 48), a3), 48);
    }
  }
}
