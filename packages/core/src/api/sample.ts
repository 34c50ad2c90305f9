import { LatentError } from '../error/index.ts';
import { integer } from '../fit/index.ts';
import type { Parameters } from '../model/index.ts';
import { type DrawnRow, drawRows, type Mixture } from '../models/index.ts';
import { createRandom } from '../random/index.ts';

/** How rows are drawn from a model. */
export interface SampleOptions {
  /** A whole number from 0; default 1. The same seed gives the same rows everywhere. */
  readonly seed?: number | undefined;
  /** Share of cells left out, completely at random: from 0 (default) to 1. */
  readonly missingFraction?: number | undefined;
}

/** Rows drawn from a mixture, one by one; the options are checked at once. */
export function sampleRows(
  model: Mixture,
  parameters: Parameters,
  rows: number,
  options: SampleOptions = {},
): Generator<DrawnRow> {
  const { seed, missingFraction } = checkSampling(rows, options);
  return draw(model, parameters, rows, seed, missingFraction);
}

/** The options of a sample, with their defaults. */
export function checkSampling(
  rows: number,
  { seed = 1, missingFraction = 0 }: SampleOptions,
): { readonly seed: number; readonly missingFraction: number } {
  integer('rows', rows, 0, Number.MAX_SAFE_INTEGER);
  integer('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  if (!(typeof missingFraction === 'number' && missingFraction >= 0 && missingFraction <= 1))
    throw new LatentError('BAD_OPTION', `missingFraction is ${missingFraction}`, 'Give a share from 0 to 1.', {
      option: 'missingFraction',
    });
  return { seed, missingFraction };
}

function* draw(
  model: Mixture,
  parameters: Parameters,
  rows: number,
  seed: number,
  missingFraction: number,
): Generator<DrawnRow> {
  const next = drawRows(model, parameters, seed);
  const holes = createRandom(seed, 3);
  for (let row = 0; row < rows; row++) {
    const { cells, latent } = next();
    if (missingFraction > 0)
      for (let j = 0; j < cells.length; j++) if (holes.uniform() < missingFraction) cells[j] = Number.NaN;
    yield { latent, cells };
  }
}
