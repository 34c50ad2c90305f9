import type { Feature } from '../feature.ts';
import type { FamilyOracle } from './family.ts';
import { gaussianBlock } from './gaussian-block.ts';
import { gaussianCells } from './gaussian-cells.ts';

/** One column or a block: full and tied covariances in one file, independent cells (diagonal, spherical) in the other. */
export const gaussian: FamilyOracle = {
  columns: ({ name, columns }) => columns ?? [name],
  blocks: (feature, classes) => of(feature).blocks(feature, classes),
  logDensity: (feature, values, latent, cells) => of(feature).logDensity(feature, values, latent, cells),
  maximize: (task) => of(task.feature).maximize(task),
  logPrior: (feature, values, pseudoCount) => of(feature).logPrior?.(feature, values, pseudoCount) ?? 0,
  draw: (feature, values, latent, dice) => of(feature).draw(feature, values, latent, dice),
  drawValues: (feature, classes, dice) => of(feature).drawValues(feature, classes, dice),
  nearby: (feature, values, dice) => of(feature).nearby(feature, values, dice),
  moments: (feature, values, latent) => of(feature).moments(feature, values, latent),
  // Complete rows and rows without any cell of a block leave one M-step to do; independent cells always do.
  iterates: (rows) => rows.some((cells) => cells.some(Number.isNaN) && !cells.every(Number.isNaN)),
};

function of({ columns, covariance = columns ? 'full' : 'diagonal' }: Feature): FamilyOracle {
  return covariance === 'full' || covariance === 'tied' ? gaussianBlock : gaussianCells;
}
