import { expect } from 'vitest';
import { drawFromTruth } from '../../network/build.ts';
import { query } from '../../oracle/network/query.ts';
import { steps } from '../../problem.ts';
import { type NetworkLaw, problemOf } from './law.ts';

const ROWS = 4000;

export const sampling: NetworkLaw = {
  says: 'drawn rows have the margins and pairs of the network, hidden nodes included (|z| < 4.5); the same seed draws the same rows',
  async check({ front, engine, model }) {
    const instance = drawFromTruth(model, 50, 3);
    const { document } = await front.fit(steps(instance, engine, 0));
    const rows = await front.sample(document, ROWS, 1);
    expect(rows.length).toBe(ROWS);
    expect(await front.sample(document, ROWS, 1)).toEqual(rows);
    expect(await front.sample(document, ROWS, 2)).not.toEqual(rows);
    const { network, start } = problemOf(instance);
    const nothing = network.nodes.map(() => null);
    network.nodes.forEach((first, a) => {
      network.nodes.slice(a + 1).forEach((second, i) => {
        const shares = query(network, start, [a, a + 1 + i], nothing);
        const pairs = first.levels.flatMap((one) => second.levels.map((other) => [one, other] as const));
        pairs.forEach(([one, other], cell) => {
          const count = rows.filter((row) => row[a] === one && row[a + 1 + i] === other).length;
          const share = shares[cell] as number;
          const z = (count - ROWS * share) / Math.sqrt(ROWS * share * (1 - share));
          expect(Math.abs(z), `${first.name} = ${one}, ${second.name} = ${other}: ${count}`).toBeLessThan(4.5);
        });
      });
    });
  },
};
