import type { Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';

/** Which features a kind of row shows, and whether its class is known; with the weight of such rows. */
export interface Mask {
  readonly observed: readonly boolean[];
  readonly known: boolean;
  readonly weight: number;
}

/** The distinct masks of the data, rows of weight 0 left out. */
export function masksOf(patterns: Patterns): Mask[] {
  const masks = new Map<string, { observed: boolean[]; known: boolean; weight: number }>();
  for (let i = 0; i < patterns.count; i++) {
    const weight = patterns.weights[i] as number;
    if (weight === 0) continue;
    const observed = Array.from({ length: patterns.items }, (_, j) => patterns.codes[i * patterns.items + j] !== 0);
    const known = patterns.known ? patterns.known[i] !== 0 : false;
    const key = observed.map((seen) => (seen ? '1' : '0')).join('') + (known ? 'k' : '');
    const mask = masks.get(key);
    if (mask) mask.weight += weight;
    else masks.set(key, { observed, known, weight });
  }
  return [...masks.values()];
}

/** The mask of complete rows without a known class: what is assumed before there are data. */
export function completeMask(items: number): Mask {
  return { observed: new Array<boolean>(items).fill(true), known: false, weight: 1 };
}

/** Number of different rows that masks allow. */
export function cellCount(masks: readonly Mask[], levels: readonly number[], classes: number): number {
  return masks.reduce((sum, mask) => sum + cellsOf(mask, levels, classes), 0);
}

function cellsOf({ observed, known }: Mask, levels: readonly number[], classes: number): number {
  return levels.reduce((cells, width, j) => (observed[j] ? cells * width : cells), known ? classes : 1);
}

/** Rows drawn evenly from all that masks allow, with replacement. */
export function* uniformCells(
  masks: readonly Mask[],
  levels: readonly number[],
  classes: number,
  count: number,
  seed: number,
): Generator<Uint32Array> {
  const random = createRandom(seed, 5);
  const total = cellCount(masks, levels, classes);
  const shares = masks.map((mask) => cellsOf(mask, levels, classes) / total);
  const below = (width: number): number => 1 + Math.floor(random.uniform() * width);
  for (let i = 0; i < count; i++) {
    const { observed, known } = masks[random.index(shares)] as Mask;
    yield Uint32Array.from([...levels.map((width, j) => (observed[j] ? below(width) : 0)), known ? below(classes) : 0]);
  }
}

/** All rows that masks allow, as codes: the features (0 = not observed) and the known class (0 = not known). */
export function* allCells(masks: readonly Mask[], levels: readonly number[], classes: number): Generator<Uint32Array> {
  for (const { observed, known } of masks) {
    const widths = [...levels.map((width, j) => (observed[j] ? width : 0)), known ? classes : 0];
    const cell = Uint32Array.from(widths, (width) => (width > 0 ? 1 : 0));
    for (;;) {
      yield cell.slice();
      let j = 0;
      while (j < widths.length && ((widths[j] as number) === 0 || cell[j] === widths[j])) {
        if ((widths[j] as number) > 0) cell[j] = 1;
        j++;
      }
      if (j === widths.length) break;
      cell[j] = (cell[j] as number) + 1;
    }
  }
}
