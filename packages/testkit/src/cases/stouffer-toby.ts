import { expect } from 'vitest';
import { expectClose } from '../laws/law.ts';
import { readData } from '../oracle/data.ts';
import { logLikelihood } from '../oracle/enumerate.ts';
import { readParameters } from '../oracle/numbers.ts';
import type { Data } from '../problem.ts';
import { type Case, mixtureOf, numbered } from './case.ts';

/** Role conflict: 216 respondents, four items, 1 = particularistic, 2 = universalistic (Stouffer & Toby 1951). */
const TABLE =
  '1111:20 1112:2 1121:9 1122:2 1211:6 1212:1 1221:4 1222:1 2111:38 2112:7 2121:24 2122:6 2211:25 2212:6 2221:23 2222:42';

const data: Data = {
  header: ['A', 'B', 'C', 'D'],
  rows: TABLE.split(' ').flatMap((entry) => {
    const [pattern = '', count] = entry.split(':');
    return Array.from({ length: Number(count) }, () => [...pattern]);
  }),
};
const items = { A: ['1', '2'], B: ['1', '2'], C: ['1', '2'], D: ['1', '2'] };

const PUBLISHED = [
  { logLikelihood: -543.649825, rank: 4, freeParameters: 4 },
  { logLikelihood: -504.46767, rank: 9, freeParameters: 9 },
  { logLikelihood: -503.301137, rank: 13, freeParameters: 14 },
] as const;

export const stoufferToby1 = stoufferToby(1);
export const stoufferToby2 = stoufferToby(2);
export const stoufferToby3 = stoufferToby(3);

function stoufferToby(classes: 1 | 2 | 3): Case {
  const published = PUBLISHED[classes - 1] as (typeof PUBLISHED)[number];
  const { rank, freeParameters } = published;
  return {
    says: `Stouffer–Toby K = ${classes}: log-likelihood ${published.logLikelihood}, rank ${rank} of ${freeParameters}, G² and X² from the cells`,
    async check({ front, engine }) {
      const document = mixtureOf(numbered(classes), items);
      const { document: fit } = await front.fit({ ...data, document, engine });
      expect(Math.abs(fit.logLikelihood - published.logLikelihood)).toBeLessThan(1e-6);
      expect(fit.data).toMatchObject({ rows: 216, weight: 216, patterns: 16, missingCells: 0 });
      expect(fit.identifiability).toMatchObject({
        rank,
        genericRank: rank,
        freeParameters,
        identified: rank === freeParameters,
      });
      expect(fit.warnings.some(({ code }) => code === 'NOT_IDENTIFIED')).toBe(rank < freeParameters);
      expect(fit.freeParameters).toBe(freeParameters);
      expect(fit.degreesOfFreedom).toBe(15 - rank);

      const cells = cellsOf(TABLE);
      const parameters = readParameters(fit.model);
      const expected = cells.map(
        ({ row }) => 216 * Math.exp(logLikelihood(document, parameters, readData(document, { ...data, rows: [row] }))),
      );
      const sum = (term: (observed: number, expected: number) => number) =>
        cells.reduce((total, { count }, i) => total + term(count, expected[i] as number), 0);
      expectClose(
        fit.g2 as number,
        sum((o, e) => 2 * o * Math.log(o / e)),
        1e-9,
        'G²',
      );
      expectClose(
        fit.x2 as number,
        sum((o, e) => (o - e) ** 2 / e),
        1e-9,
        'X²',
      );
      if (classes === 2) expect(Math.abs((fit.g2 as number) - 2.72)).toBeLessThan(0.005); // Goodman 1974
      expectClose(fit.criteria.bic, -2 * fit.logLikelihood + freeParameters * Math.log(216), 1e-12, 'BIC');
    },
  };
}

function cellsOf(table: string): { row: string[]; count: number }[] {
  return table.split(' ').map((entry) => {
    const [pattern = '', count] = entry.split(':');
    return { row: [...pattern], count: Number(count) };
  });
}
