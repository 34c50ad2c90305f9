import type { Emission } from '../families/index.ts';
import type { Parameters } from '../model/index.ts';
import type { DrawnRow, Mixture } from '../models/index.ts';
import { createRandom, type Random } from '../random/index.ts';
import type { Block } from '../statistics/index.ts';
import { anyOf, classFor, maskThatShows } from './cells.ts';
import type { Masks } from './masks.ts';

/** A number for a column that the model takes as given (trials): that of some row of the data. */
export type Given = (feature: number, column: number, random: Random) => number;

/** What rows are drawn from. */
export interface DrawSource {
  readonly model: Mixture;
  readonly point: Parameters;
  readonly masks: Masks;
  readonly given: Given;
}

/** Rows of each class whose counts are drawn from everywhere, for each feature of counts. */
const SCATTERED = 4;
/** Of each mask this many rows, as far as `count` goes twice. */
const EACH_MASK = 2;

/**
 * `count` rows or more that show the derivatives by all parameters: for every level of every free feature in every class a row of that
 * class that has it, for every other feature of counts some rows with counts from everywhere (rows from the point alone show nothing of
 * probabilities and rates of 0); the others from the point, of classes drawn half by size, half evenly, and of every mask in turn: a rare
 * one determines as much as a common one. Where the rows are from does not change a rank: a direction is free where no row at all
 * changes its probability along it.
 */
export function* sampledRows(source: DrawSource, count: number, seed: number): Generator<DrawnRow> {
  const { model, point, masks } = source;
  const random = createRandom(seed, 1);
  const draw = createDraw(source, random);
  const sizes = model.partsOf(point)[0] as Float64Array;
  let left = count;
  for (const [j, block] of model.blocks.entries()) {
    if (isContinuous(model, j) || !model.featureBlocks[j]?.some(({ fixed }) => !fixed)) continue;
    const levels = block.kind === 'table' && block.closed ? block.levels : 0;
    for (let k = 0; k < model.classes; k++)
      for (let i = 0; i < (levels || SCATTERED) && sizes[k] !== 0; i++) {
        const mask = maskThatShows(masks, firstCell(model, j), random);
        if (mask < 0) break;
        left--;
        yield draw(mask, k, (feature) => (feature !== j ? 'own' : levels > 0 ? i + 1 : 'anywhere'));
      }
  }
  const rows = Math.max(left, count / 2, Math.min(EACH_MASK * masks.count, 2 * count));
  const first = anyOf(masks.count, random);
  const own = (): How => 'own';
  for (let i = 0; i < rows; i++) yield draw((first + i) % masks.count, classFor(anyOf(2, random), sizes, random), own);
}

/** Rows from everywhere: each feature of counts as likely from the point as from anywhere, in one row in two. */
export function* scatteredRows(source: DrawSource, count: number, seed: number): Generator<DrawnRow> {
  const { model, point, masks } = source;
  const random = createRandom(seed, 5);
  const draw = createDraw(source, random);
  const sizes = model.partsOf(point)[0] as Float64Array;
  const first = anyOf(masks.count, random);
  for (let i = 0; i < count; i++) {
    const share = (i % 4) / 8;
    const k = classFor(anyOf(2, random), sizes, random);
    yield draw((first + i) % masks.count, k, () => (random.uniform() < share ? 'anywhere' : 'own'));
  }
}

/**
 * A point whose counts and levels can be anything: probabilities half way to even ones, rates raised by one. Continuous features stay as
 * they are: they can be anything already.
 */
export function bluntPoint(model: Mixture, point: Parameters): Parameters {
  const out = point.slice();
  model.featureBlocks.forEach((blocks, j) => {
    if (!isContinuous(model, j)) for (const block of blocks) blunt(block, out);
  });
  return out;
}

/** Where a feature's first cell stands in a mask. */
export function firstCell({ blocks }: Mixture, feature: number): number {
  const block = blocks[feature] as Mixture['blocks'][number];
  if (block.kind === 'table') return block.item;
  return blocks.filter(({ kind }) => kind === 'table').length + block.column;
}

const isContinuous = ({ blocks }: Mixture, feature: number): boolean =>
  blocks[feature]?.kind === 'cells' || blocks[feature]?.kind === 'gaussian';

function blunt({ constraint, offset, size, shape }: Block, out: Parameters): void {
  const width = shape.at(-1) ?? 1;
  for (let i = offset; i < offset + size; i++) {
    const value = out[i] as number;
    if (constraint === 'simplex') out[i] = value / 2 + 1 / (2 * width);
    else if (constraint === 'unit') out[i] = value / 2 + 1 / 4;
    else if (constraint === 'positive') out[i] = value + 1;
  }
}

/** How a feature's cells are drawn: from the point, from its blunt form, or not at all: a level from 1. */
type How = 'own' | 'anywhere' | number;

function createDraw({ model, point, masks, given }: DrawSource, random: Random) {
  const own = model.partsOf(point).slice(1);
  const anywhere = model.partsOf(bluntPoint(model, point)).slice(1);
  const width = model.emissions.reduce((sum, { columns }) => sum + columns, 0);
  const firstCells = model.blocks.map((_, j) => firstCell(model, j));
  return (mask: number, latent: number, howOf: (feature: number) => How): DrawnRow => {
    const cells = new Float64Array(width).fill(Number.NaN);
    let column = 0;
    for (let j = 0; j < model.emissions.length; j++) {
      const emission = model.emissions[j] as Emission;
      const part = cells.subarray(column, column + emission.columns);
      column += emission.columns;
      const how = howOf(j);
      const parameters = (how === 'anywhere' ? anywhere : own)[j] as Float64Array;
      if (typeof how === 'number') part[0] = how;
      else emission.draw(random, parameters, latent, part);
      if (hasGap(part)) {
        // What the model does not draw is given: as in the data.
        for (let c = emission.columns - 1; c >= 0 && hasGap(part); c--) {
          if (Number.isNaN(part[c])) part[c] = given(j, c, random);
          emission.draw(random, parameters, latent, part);
        }
      }
      const isItem = model.blocks[j]?.kind === 'table';
      const from = firstCells[j] as number;
      for (let c = 0; c < part.length; c++) if (!masks.shows(mask, isItem ? from : from + c)) part[c] = Number.NaN;
    }
    return { cells, latent: masks.knowsClass(mask) ? latent : -1 };
  };
}

function hasGap(cells: Float64Array): boolean {
  for (let c = 0; c < cells.length; c++) if (Number.isNaN(cells[c])) return true;
  return false;
}
