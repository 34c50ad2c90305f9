import { exp } from '../../math/index.ts';
import type { Coordinate } from '../coordinates.ts';
import type { CellDerivatives } from '../derivatives.ts';
import type { NetworkSlopes, RowSlopes } from './slopes.ts';

/**
 * The derivatives of a row's probability by the free coordinates, over a density of rows one family of which may be from anywhere:
 * P + the mean of ∂P/∂θ over the entries of its tables. That is about P where no probability is near zero, so that the squares of drawn
 * rows sum to the Fisher information; and it is zero only where all derivatives are.
 */
export function createNetworkDerivatives(slopesOf: NetworkSlopes, coordinates: readonly Coordinate[]): CellDerivatives {
  const gradient = new Float64Array(coordinates.length);
  const terms = new Float64Array(coordinates.length);
  return {
    gradient,
    terms,
    at(cell, drawn) {
      const row = slopesOf.observe(cell);
      const density = densityOf(row);
      if (!(density > 0)) return false;
      const scale = drawn ? 1 / density : exp(row.logFactor / 2) / Math.sqrt(density);
      for (let i = 0; i < coordinates.length; i++) {
        const { indices, steps } = coordinates[i] as Coordinate;
        let [sum, size] = [0, 0];
        for (let at = 0; at < indices.length; at++) {
          const term = scale * (steps[at] as number) * (row.slopes[indices[at] as number] as number);
          sum += term;
          size += Math.abs(term);
        }
        gradient[i] = sum;
        terms[i] = size;
      }
      return true;
    },
  };
}

/** The density of a row, without its factor; 0 where nothing of it changes. */
export function densityOf({ probability, slopes, entries }: RowSlopes): number {
  if (entries === 0) return 0;
  return Math.abs(probability) + slopes.reduce((sum, slope) => sum + Math.abs(slope), 0) / entries;
}
