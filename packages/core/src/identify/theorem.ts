import type { Mixture } from '../models/index.ts';
import { firstCell } from './draws.ts';
import type { Masks } from './masks.ts';

/**
 * Whether almost every point is known to have full rank, without a look. Finite mixtures of Poisson distributions (Teicher 1961), of
 * exponential ones (Teicher 1963) and of Gaussians of any dimension (Yakowitz & Spragins 1968) are identifiable: distinct components are
 * linearly independent. So where rows show all cells, one such feature tells the classes apart, and with them every other feature's
 * distribution in each; and what is identifiable has an information matrix of full rank almost everywhere (Rothenberg 1971).
 * Fixed parameters may be equal in all classes: nothing is said of those.
 */
export function isKnownInside(model: Mixture, masks: Masks): boolean {
  const { emissions, blocks, parameters } = model;
  const isDetermined = emissions.every(({ identifiable }, j) => {
    const block = blocks[j];
    return identifiable === true || (block?.kind === 'table' && block.closed);
  });
  if (!isDetermined || !emissions.some(({ identifiable }) => identifiable)) return false;
  if (parameters.blocks.some(({ fixed }) => fixed)) return false;
  const cells = emissions.flatMap(({ columns }, j) =>
    Array.from({ length: columns }, (_, c) => firstCell(model, j) + c),
  );
  for (let mask = 0; mask < masks.count; mask++) if (cells.every((cell) => masks.shows(mask, cell))) return true;
  return false;
}
