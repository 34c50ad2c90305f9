import { FINITE } from '../encode/index.ts';
import type { Family } from './family.ts';
import { gaussianBlockEmission } from './gaussianBlock.ts';
import { gaussianCellsEmission } from './gaussianCells.ts';

/** The Gaussian family: one column, or a block of columns with a covariance that is full, tied, diagonal or spherical. */
export const gaussian: Family = {
  columns: (_, names) => names.map((name) => ({ name, numbers: FINITE })),
  coding: 'values',
  emission(spec) {
    const { columns, covariance = columns ? 'full' : 'diagonal' } = spec.feature;
    if (covariance === 'full' || covariance === 'tied') return gaussianBlockEmission(spec, covariance);
    return gaussianCellsEmission(spec, covariance);
  },
};
