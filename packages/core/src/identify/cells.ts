import { createRandom, type Random } from '../random/index.ts';
import type { Masks } from './masks.ts';
import type { Slopes } from './slopes.ts';

/** Number of different rows that masks allow; any number above `most` where there are more. */
export function cellCount(masks: Masks, levels: readonly number[], classes: number, most: number): number {
  let count = 0;
  for (let mask = 0; mask < masks.count && count <= most; mask++) {
    let cells = masks.knowsClass(mask) ? classes : 1;
    for (let j = 0; j < levels.length && cells <= most; j++) if (masks.shows(mask, j)) cells *= levels[j] as number;
    count += cells;
  }
  return count;
}

/** All rows that masks allow, as codes: the features (0 = not observed) and the known class (0 = not known). */
export function* allCells(masks: Masks, levels: readonly number[], classes: number): Generator<Uint32Array> {
  for (let mask = 0; mask < masks.count; mask++) {
    const widths = levels.map((width, j) => (masks.shows(mask, j) ? width : 0));
    widths.push(masks.knowsClass(mask) ? classes : 0);
    const cell = Uint32Array.from(widths, (width) => (width > 0 ? 1 : 0));
    for (;;) {
      yield cell.slice();
      let j = 0;
      while (j < widths.length && cell[j] === widths[j]) {
        if ((widths[j] as number) > 0) cell[j] = 1;
        j++;
      }
      if (j === widths.length) break;
      cell[j] = (cell[j] as number) + 1;
    }
  }
}

/**
 * `count` rows (or more, where there are more than half as many levels) that show the derivative by every probability: for every
 * level of every free feature in every class a row of that class that has it, however small or zero its probability (rows drawn
 * from the fit alone hardly ever show those); the others of classes drawn half by size, half evenly. Masks are drawn evenly: a rare
 * one determines as much as a common one.
 */
export function* sampledCells(slopes: Slopes, masks: Masks, count: number, seed: number): Generator<Uint32Array> {
  const { classes, sizes, levels, firsts, ofProbabilities } = slopes;
  const random = createRandom(seed, 1);
  const draw = createDraw(slopes, masks, random);
  let left = count;
  for (let j = 0; j < levels.length; j++)
    for (let level = 0; level < (levels[j] as number); level++)
      for (let k = 0; k < classes; k++) {
        const entry = (firsts[j] as number) + level * classes + k;
        const isFree = ofProbabilities.starts[entry] !== ofProbabilities.starts[entry + 1];
        const mask = isFree && sizes[k] !== 0 ? maskThatShows(masks, j, random) : -1;
        if (mask < 0) continue;
        const cell = draw(mask, k, 0);
        cell[j] = level + 1;
        left--;
        yield cell;
      }
  for (let i = 0; i < Math.max(left, count / 2); i++)
    yield draw(anyOf(masks.count, random), classFor(i, sizes, random), 0);
}

/** Rows from everywhere: each level drawn from the class with a chance of 1, 3/4, 1/2 or 1/4, evenly otherwise. */
export function* scatteredCells(slopes: Slopes, masks: Masks, count: number, seed: number): Generator<Uint32Array> {
  const random = createRandom(seed, 5);
  const draw = createDraw(slopes, masks, random);
  for (let i = 0; i < count; i++)
    yield draw(anyOf(masks.count, random), classFor(i, slopes.sizes, random), (i % 4) / 4);
}

function createDraw({ classes, probabilities, levels, firsts }: Slopes, masks: Masks, random: Random) {
  const rows = levels.map((width, j) =>
    Array.from({ length: classes }, (_, k) =>
      Float64Array.from(
        { length: width },
        (_, level) => probabilities[(firsts[j] as number) + level * classes + k] as number,
      ),
    ),
  );
  return (mask: number, k: number, evenly: number): Uint32Array => {
    const cell = new Uint32Array(levels.length + 1);
    for (let j = 0; j < levels.length; j++)
      if (masks.shows(mask, j))
        cell[j] =
          1 +
          (evenly > 0 && random.uniform() < evenly
            ? anyOf(levels[j] as number, random)
            : random.index((rows[j] as Float64Array[])[k] as Float64Array));
    cell[levels.length] = masks.knowsClass(mask) ? k + 1 : 0;
    return cell;
  };
}

export const anyOf = (count: number, random: Random): number => Math.floor(random.uniform() * count);

export const classFor = (i: number, sizes: Float64Array, random: Random): number =>
  i % 2 === 0 ? random.index(sizes) : anyOf(sizes.length, random);

/** A mask that shows a cell: the next one from a random place on; −1 where none does. */
export function maskThatShows(masks: Masks, cell: number, random: Random): number {
  const first = anyOf(masks.count, random);
  for (let i = 0; i < masks.count; i++) {
    const mask = (first + i) % masks.count;
    if (masks.shows(mask, cell)) return mask;
  }
  return -1;
}
