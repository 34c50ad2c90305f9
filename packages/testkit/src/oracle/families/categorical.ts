import { add, at, matrixOf } from '../nested.ts';
import { simplex } from './draws.ts';
import type { FamilyOracle } from './family.ts';

/** Cells are positions of levels, from 0. */
export const categorical: FamilyOracle = {
  blocks: ({ levels = [] }, classes) => [{ key: 'table', shape: [classes, levels.length], kind: 'simplex' }],
  logDensity(_, values, latent, [cell]) {
    const probabilities = matrixOf(values['table'])[latent] as readonly number[];
    // Every completion, added up: that a missing cell drops out is found and not assumed.
    return Math.log(Number.isNaN(cell) ? add(probabilities) : (probabilities[cell as number] as number));
  },
  maximize({ feature: { levels = [], prior }, classes, rows, shares, previous, pseudoCount }) {
    const pseudoCounts = prior?.pseudoCounts ?? levels.map(() => pseudoCount);
    const table = Array.from({ length: classes }, (_, k) => {
      const counts = levels.map((_, level) =>
        rows.reduce((sum, [cell], i) => (cell === level ? sum + at(shares, i, k) : sum), pseudoCounts[level] as number),
      );
      const total = add(counts);
      return total > 0 ? counts.map((count) => count / total) : (matrixOf(previous['table'])[k] as readonly number[]);
    });
    return { table };
  },
  logPrior({ levels = [], prior }, values, pseudoCount) {
    const pseudoCounts = prior?.pseudoCounts ?? levels.map(() => pseudoCount);
    const terms = matrixOf(values['table']).flatMap((row) =>
      row.map((p, level) => (pseudoCounts[level] === 0 ? 0 : (pseudoCounts[level] as number) * Math.log(p))),
    );
    return add(terms);
  },
  draw: (_, values, latent, dice) => [dice.index(matrixOf(values['table'])[latent] as readonly number[])],
  drawValues: ({ levels = [] }, classes, dice) => ({
    table: Array.from({ length: classes }, () => simplex(dice, levels.length)),
  }),
  nearby: ({ levels = [] }, values, dice) => ({
    table: matrixOf(values['table']).map(() => simplex(dice, levels.length)),
  }),
  moments(_, values, latent) {
    const mean = matrixOf(values['table'])[latent] as readonly number[];
    return { mean, covariance: mean.map((p, i) => mean.map((q, j) => (i === j ? p : 0) - p * q)) };
  },
};
