import { expect } from 'vitest';
import { drawFromTruth, models } from '../models.ts';
import type { Parameters } from '../oracle/numbers.ts';
import { steps } from '../problem.ts';
import type { Law } from './law.ts';

const ROWS = 4000;

export const sampling: Law = {
  says: 'drawn rows have the margins and pairs of the model (|z| < 4.5); the same seed draws the same rows',
  async check({ front, engine, model }) {
    const instance = drawFromTruth(model, 50, 3);
    const { document } = await front.fit(steps(instance, engine, 0));
    const rows = await front.sample(document, ROWS, 1);
    expect(rows.length).toBe(ROWS);
    expect(await front.sample(document, ROWS, 1)).toEqual(rows);
    expect(await front.sample(document, ROWS, 2)).not.toEqual(rows);
    const truth: Parameters = models[model].truth;
    const items = truth.tables.length;
    for (let a = 0; a < items; a++) for (let b = a; b < items; b++) expectPairs(truth, rows, a, b);
  },
};

/** Counts of the pairs of levels of two items (of the levels of one, where a = b). */
function expectPairs(
  { sizes, tables }: Parameters,
  rows: readonly (readonly (string | null)[])[],
  a: number,
  b: number,
): void {
  const p = (item: number, k: number, level: number): number => tables[item]?.[k]?.[level] as number;
  const levels = (item: number): number[] => (tables[item]?.[0] ?? []).map((_, level) => level);
  for (const first of levels(a))
    for (const second of levels(b)) {
      if (a === b && first !== second) continue;
      const share = sizes.reduce((sum, size, k) => sum + size * p(a, k, first) * (a === b ? 1 : p(b, k, second)), 0);
      const count = rows.filter((row) => row[a] === String(first) && row[b] === String(second)).length;
      const z = (count - ROWS * share) / Math.sqrt(ROWS * share * (1 - share));
      expect(
        Math.abs(z),
        `item ${a + 1} = ${first}, item ${b + 1} = ${second}: ${count} of ${ROWS}, expected ${ROWS * share}`,
      ).toBeLessThan(4.5);
    }
}
