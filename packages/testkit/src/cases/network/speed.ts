import type { NetworkDocument } from 'latent';
import { expect } from 'vitest';
import { expectAllClose, expectSameBits } from '../../laws/law.ts';
import { tablesOf } from '../../laws/network/law.ts';
import { type Data, steps } from '../../problem.ts';
import { type NetworkCase, startAt, type Theta, wordsAndThoughts } from './case.ts';

/** Single EM steps until Σ|Δθ| < 1e-8, the last one counted, by the share of thoughts that is seen (computed by hand-written EM). */
const ITERATIONS = { 0.01: 1395, 0.05: 306, 0.2: 78, 0.5: 27, 1: 2 } as const;
const TRUTH: Theta = [0.3, 0.9, 0.2];

export const networkSpeed: NetworkCase = {
  says: 'missing information is speed: plain EM takes 1395, 306, 78, 27 and 2 steps where 1 %, 5 %, 20 %, 50 % and all thoughts are seen; rank 3 of 3 from 1 % on',
  async check({ front, engine }) {
    for (const [share, iterations] of Object.entries(ITERATIONS)) {
      const instance = { ...expectedRows(Number(share)), document: wordsAndThoughts, start: startAt([0.6, 0.55, 0.4]) };
      const after = async (n: number) => (await front.fit(steps(instance, engine, n))).document;
      const earlier = await after(iterations - 2);
      const before = await after(iterations - 1);
      const end = await after(iterations);
      expect(change(before.model, end.model), `${share}: the last step`).toBeLessThan(1e-8);
      expect(change(earlier.model, before.model), `${share}: the step before`).toBeGreaterThanOrEqual(1e-8);
      expectAllClose(thetaOf(end.model), TRUTH, 1e-5, 'θ');
      expect(end.identifiability).toMatchObject({ identified: true, rank: 3, freeParameters: 3 });
      expectSameBits(before.trace, end.trace.slice(0, -1), 'trace');
    }
  },
};

function thetaOf(document: NetworkDocument): number[] {
  const [t = [], w = []] = tablesOf(document);
  return [t[1], w[3], w[1]] as number[];
}

function change(from: NetworkDocument, to: NetworkDocument): number {
  const end = thetaOf(to);
  return thetaOf(from).reduce((sum, value, i) => sum + Math.abs(value - (end[i] as number)), 0);
}

/** The expected counts of 100 rows at the truth as weights: of a share of the rows the thought is seen. */
function expectedRows(share: number): Data {
  const [theta, a, b] = TRUTH;
  const cells = [1 - theta, theta].flatMap((size, thought) =>
    [1, 0].map((word) => {
      const p = thought === 1 ? a : b;
      return { row: [String(thought), String(word)], weight: 100 * size * (word === 1 ? p : 1 - p) };
    }),
  );
  const seen = cells.map(({ row, weight }) => ({ row, weight: weight * share }));
  const open = cells.map(({ row: [, word = ''], weight }) => ({ row: [null, word], weight: weight * (1 - share) }));
  const all = share === 1 ? seen : [...seen, ...open];
  return { header: ['T', 'W'], rows: all.map(({ row }) => row), weights: all.map(({ weight }) => weight) };
}
