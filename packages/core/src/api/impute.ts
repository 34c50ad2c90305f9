import type { CodedFeature, Encoded } from '../encode/index.ts';
import type { Parameters, Posterior } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import { mapRows, type Patterns } from '../patterns/index.ts';
import { createRandom } from '../random/index.ts';

/** How a missing cell is filled in: by its most probable value (continuous columns: their mean), by its mean, or by a draw given the row. */
export type How = 'mode' | 'mean' | 'draw';

/** For every row the cells of all columns, feature by feature (levels as numbers from 1), missing ones filled in. */
export function fillCells(
  model: Mixture,
  parameters: Parameters,
  encoded: Encoded,
  patterns: Patterns,
  posterior: Posterior,
  how: How,
  seed: number,
): Float64Array[] {
  const [, ...features] = model.partsOf(parameters);
  const random = createRandom(seed, 4);
  const width = model.emissions.reduce((sum, { columns }) => sum + columns, 0);
  return mapRows(patterns, (pattern, row) => {
    const cells = new Float64Array(width);
    readCells(encoded, row, cells);
    if (!cells.some(Number.isNaN)) return cells;
    const responsibilities = posterior.row(pattern);
    const drawn = how === 'draw' ? random.index(responsibilities) : -1; // one class for the whole row: its cells belong together
    let column = 0;
    model.emissions.forEach((emission, j) => {
      const own = cells.subarray(column, column + emission.columns);
      column += emission.columns;
      if (how === 'draw') emission.draw(random, features[j] as Float64Array, drawn, own);
      else emission.complete(how, features[j] as Float64Array, responsibilities, own);
    });
    return cells;
  });
}

/** The cells of a row as they were encoded; NaN = missing. */
function readCells({ features }: Encoded, row: number, out: Float64Array): void {
  let column = 0;
  for (const feature of features) {
    if (feature.values) for (const values of feature.values) out[column++] = values[row] as number;
    else out[column++] = codeOf(feature as CodedFeature, row) || Number.NaN;
  }
}

const codeOf = ({ codes, remap }: CodedFeature, row: number): number => remap[codes[row] as number] as number;

/**
 * Σ_k r_k p(level | k) into `out`.
 *
 * @param table p(level | k), row-major classes × levels
 */
export function mixLevels(responsibilities: Float64Array, table: Float64Array, out: Float64Array): void {
  out.fill(0);
  responsibilities.forEach((responsibility, k) => {
    for (let level = 0; level < out.length; level++)
      out[level] = (out[level] as number) + responsibility * (table[k * out.length + level] as number);
  });
}

/** The position of the largest entry; the first where several are equal. */
export function largest(values: Float64Array, from = 0, length = values.length): number {
  let best = 0;
  for (let i = 1; i < length; i++) if ((values[from + i] as number) > (values[from + best] as number)) best = i;
  return best;
}
