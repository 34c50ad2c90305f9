import { expect } from 'vitest';
import type { Emission, EmissionSpec, Margin } from '../../src/families/family.ts';
import { createLayout } from '../../src/statistics/index.ts';

export const NOTHING: Margin = { counts: new Float64Array(0), columns: [] };

export const specOf = (part: Partial<EmissionSpec>): EmissionSpec => ({
  name: 'x',
  classes: 1,
  fixed: false,
  columns: ['x'],
  pseudoCount: 0,
  feature: {},
  ...part,
});

const sizeOfStatistics = (emission: Emission): number => createLayout(emission.statistics).size;

/** Statistics of rows of cells with responsibilities [row][class], by the block's own fold. Table blocks look rows up in the support. */
export function statisticsOf(
  emission: Emission,
  classes: number,
  rows: readonly (readonly number[])[],
  responsibilities: readonly (readonly number[])[],
  support?: Float64Array,
): Float64Array {
  const { block } = emission;
  const out = new Float64Array(sizeOfStatistics(emission));
  if (block.kind === 'table') {
    const counts = new Float64Array(block.levels * classes);
    rows.forEach((row, i) => {
      const level = levelOf(row, support as Float64Array);
      if (level < 0) return;
      responsibilities[i]?.forEach((r, k) => {
        counts[level * classes + k] = (counts[level * classes + k] as number) + r;
      });
    });
    block.fold(counts, out);
  } else if (block.kind === 'moments') {
    const sums = new Float64Array(block.terms * classes);
    const terms = new Float64Array(block.terms);
    rows.forEach((row, i) => {
      block.moments(Float64Array.from(row), terms);
      terms.forEach((term, s) => {
        responsibilities[i]?.forEach((r, k) => {
          sums[s * classes + k] = (sums[s * classes + k] as number) + r * term;
        });
      });
    });
    block.fold(sums, out);
  }
  return out;
}

/** log p(row | class) by the block. */
export function densityOf(
  emission: Emission,
  classes: number,
  parameters: Float64Array,
  row: readonly number[],
  latent: number,
  support?: Float64Array,
): number {
  const { block } = emission;
  if (block.kind === 'table') {
    const table = new Float64Array(block.levels * classes);
    block.logProbabilities(parameters, table);
    return table[levelOf(row, support as Float64Array) * classes + latent] as number;
  }
  if (block.kind !== 'moments') throw new Error('unexpected');
  const coefficients = new Float64Array(block.terms * classes);
  const terms = new Float64Array(block.terms);
  block.coefficients(parameters, coefficients);
  block.moments(Float64Array.from(row), terms);
  let sum = 0;
  terms.forEach((term, s) => {
    if (term !== 0) sum += term * (coefficients[s * classes + latent] as number);
  });
  return sum;
}

function levelOf(row: readonly number[], support: Float64Array): number {
  const width = row.length;
  for (let level = 0; level < support.length / width; level++)
    if (row.every((value, column) => value === support[level * width + column])) return level;
  return -1;
}

export const maximized = (emission: Emission, statistics: Float64Array, previous: Float64Array): Float64Array => {
  const out = new Float64Array(previous.length).fill(Number.NaN);
  emission.maximize(statistics, previous, out);
  return out;
};

export const scoresOf = (emission: Emission, parameters: Float64Array, statistics: Float64Array): Float64Array => {
  const out = new Float64Array(parameters.length).fill(Number.NaN);
  emission.scores(parameters, statistics, out);
  return out;
};

/** The scores are the derivatives of Q: a five-point formula about `parameters`. */
export function expectDerivatives(emission: Emission, parameters: Float64Array, statistics: Float64Array): void {
  const scores = scoresOf(emission, parameters, statistics);
  parameters.forEach((value, i) => {
    const step = 1e-3 * Math.min(value, 1 - value > 0 ? 1 - value : value);
    const at = (shift: number): number => {
      const moved = parameters.slice();
      moved[i] = value + shift * step;
      return emission.expectedLogJoint(moved, statistics, parameters);
    };
    const numeric = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
    expect(scores[i], `parameter ${i}`).toBeCloseTo(numeric, 6);
  });
}

/** No other value of any one parameter, near or far, has a higher Q. */
export function expectMaximum(
  emission: Emission,
  parameters: Float64Array,
  statistics: Float64Array,
  most = Infinity,
): void {
  const best = emission.expectedLogJoint(parameters, statistics, parameters);
  parameters.forEach((value, i) => {
    for (const factor of [0.01, 0.5, 0.9, 0.999, 1 - 1e-5, 1 + 1e-5, 1.001, 1.1, 2, 100]) {
      const moved = parameters.slice();
      moved[i] = value * factor;
      if ((moved[i] as number) >= most) continue;
      expect(emission.expectedLogJoint(moved, statistics, parameters), `parameter ${i} · ${factor}`).toBeLessThan(best);
    }
  });
}

/** log x! by its definition. */
export function logFactorial(x: number): number {
  let sum = 0;
  for (let i = 2; i <= x; i++) sum += Math.log(i);
  return sum;
}

/** Responsibilities that differ from row to row. */
export const mixed = (rows: number): number[][] =>
  Array.from({ length: rows }, (_, i) => [((i * 7) % 11) / 11 + 0.02, 1.3 - ((i * 7) % 11) / 11]);
