import type { Pass } from '../pass/index.ts';
import { codeAt, type Patterns } from '../patterns/index.ts';

/** The kinds of rows in data: which cells each shows, and whether it shows the class. */
export interface Masks {
  readonly count: number;
  /** @param cell a coded feature, or behind these a column of numbers */
  shows(mask: number, cell: number): boolean;
  knowsClass(mask: number): boolean;
}

/** Cells between two chances to rest. */
const SLICE = 1 << 18;
/** A mask is looked for inside this many of the largest, not inside all. */
const COMPARED = 64;

/**
 * The distinct masks of the data, rows of weight 0 left out, and without masks that lie inside a larger one: the probabilities of
 * their cells are sums over its cells, so they add nothing to a rank.
 */
export function* masksOf(patterns: Patterns): Pass<Masks> {
  const { items, codes, columns, values, known } = patterns;
  const width = items + columns;
  const table = createBitTable(width + 1);
  const all = new Uint32Array(table.words);
  for (let bit = 0; bit < width + (known ? 1 : 0); bit++) setBit(all, bit);
  const own = new Uint32Array(table.words);
  let cells = 0;
  for (let i = 0; i < patterns.count; i++) {
    cells += width + 1;
    if (cells > SLICE) {
      cells = 0;
      yield;
    }
    if (patterns.weights?.[i] === 0) continue;
    own.fill(0);
    codes.forEach((column, j) => {
      if (codeAt(column, i) !== 0) setBit(own, j);
    });
    for (let j = 0; j < columns; j++) if (!Number.isNaN(values[i * columns + j])) setBit(own, items + j);
    if (known && codeAt(known, i) !== 0) setBit(own, width);
    table.add(own);
    // Nothing is larger than a row that shows everything.
    if (own.every((word, w) => word === all[w])) return masksFrom(all, table.words, width);
  }
  return masksFrom(yield* largestOf(table.bits(), table.words), table.words, width);
}

/** The mask of complete rows without a known class: what is assumed before there are data. */
export function completeMask(width: number): Masks {
  return { count: 1, shows: (_, cell) => cell < width, knowsClass: () => false };
}

function masksFrom(bits: Uint32Array, words: number, width: number): Masks {
  const has = (mask: number, bit: number): boolean =>
    (((bits[mask * words + (bit >>> 5)] as number) >>> (bit & 31)) & 1) === 1;
  return { count: bits.length / words, shows: has, knowsClass: (mask) => has(mask, width) };
}

/** Leaves out masks inside larger ones. */
function* largestOf(bits: Uint32Array, words: number): Pass<Uint32Array> {
  const count = bits.length / words;
  const bySize: number[][] = [];
  for (let mask = 0; mask < count; mask++) {
    let ones = 0;
    for (let w = 0; w < words; w++) ones += onesOf(bits[mask * words + w] as number);
    const masks = bySize[ones] ?? [];
    bySize[ones] = masks;
    masks.push(mask);
    if (mask % 4096 === 4095) yield;
  }
  const isInside = (mask: number, other: number): boolean => {
    for (let w = 0; w < words; w++)
      if (((bits[mask * words + w] as number) & ~(bits[other * words + w] as number)) !== 0) return false;
    return true;
  };
  const isKept = new Uint8Array(count);
  const compared: number[] = [];
  let kept = 0;
  for (const masks of bySize.reverse())
    for (const [i, mask] of (masks ?? []).entries()) {
      if (i % 1024 === 0) yield;
      if (compared.some((other) => isInside(mask, other))) continue;
      isKept[mask] = 1;
      kept++;
      if (compared.length < COMPARED) compared.push(mask);
    }
  const out = new Uint32Array(kept * words);
  for (let mask = 0, at = 0; mask < count; mask++)
    if (isKept[mask]) out.set(bits.subarray(mask * words, (mask + 1) * words), words * at++);
  return out;
}

/** Distinct rows of bits, in order of first appearance, by open addressing. */
function createBitTable(width: number) {
  const words = Math.ceil(width / 32);
  let slots = new Int32Array(64).fill(-1);
  let bits = new Uint32Array(16 * words);
  let count = 0;
  const hash = (row: Uint32Array, offset: number): number => {
    let value = 0x811c9dc5;
    for (let w = 0; w < words; w++) {
      value = Math.imul(value ^ (row[offset + w] as number), 0x01000193);
      value ^= value >>> 15;
    }
    return Math.imul(value, 0x2c1b3c6d) >>> 8;
  };
  const equals = (row: Uint32Array, mask: number): boolean => {
    for (let w = 0; w < words; w++) if (bits[mask * words + w] !== row[w]) return false;
    return true;
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const longer = new Uint32Array((slots.length / 2) * words);
    longer.set(bits);
    bits = longer;
    for (let mask = 0; mask < count; mask++) {
      let slot = hash(bits, mask * words) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = mask;
    }
  };
  return {
    words,
    bits: () => bits.slice(0, count * words),
    add(row: Uint32Array): void {
      if (count * words + words > bits.length || count * 2 >= slots.length) grow();
      let slot = hash(row, 0) & (slots.length - 1);
      for (let mask = slots[slot] as number; mask >= 0; mask = slots[slot] as number) {
        if (equals(row, mask)) return;
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = count;
      bits.set(row, count * words);
      count++;
    },
  };
}

function setBit(row: Uint32Array, bit: number): void {
  row[bit >>> 5] = ((row[bit >>> 5] as number) | (1 << (bit & 31))) >>> 0;
}

function onesOf(word: number): number {
  let ones = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) ones++;
  return ones;
}
