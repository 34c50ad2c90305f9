import { expect } from 'vitest';
import { drawFromTruth } from '../../network/build.ts';
import { completions, posterior } from '../../oracle/network/enumerate.ts';
import { marginal } from '../../oracle/network/query.ts';
import { pick, steps } from '../../problem.ts';
import { type NetworkLaw, problemOf } from './law.ts';

const [DIFFERENT, COPIES] = [4, 1500];

export const imputation: NetworkLaw = {
  says: 'draws fill rows in with the frequencies of their posterior, all open nodes together (|z| < 4.5); modes with each node’s own most probable level; what is seen stays',
  async check({ front, engine, model }) {
    const instance = drawFromTruth(model, DIFFERENT, 6);
    const { document } = await front.fit(steps(instance, engine, 0));
    const { network, start, data } = problemOf(instance);
    const copies = pick(
      instance,
      Array.from({ length: DIFFERENT * COPIES }, (_, i) => i % DIFFERENT),
    );
    const drawn = await front.impute(document, copies, 'draw', 5);
    expect(drawn.length).toBe(DIFFERENT * COPIES);
    expect(await front.impute(document, copies, 'draw', 5)).toEqual(drawn);
    expect(await front.impute(document, copies, 'draw', 6)).not.toEqual(drawn);
    const modes = await front.impute(document, instance, 'mode', 1);
    // The program fills in the columns that there are.
    const shown = network.nodes.flatMap(({ name }, node) =>
      front.name !== 'cli' || instance.header.includes(name) ? [node] : [],
    );
    const keyOf = (row: readonly (string | null)[]): string => shown.map((node) => row[node]).join();
    data.rows.forEach((row, i) => {
      const own = drawn.filter((_, at) => at % DIFFERENT === i).map(keyOf);
      const q = posterior(network, start, row);
      const shares = new Map<string, number>();
      completions(network, row).forEach((levels, c) => {
        const key = keyOf(network.nodes.map((node, at) => node.levels[levels[at] as number] as string));
        shares.set(key, (shares.get(key) ?? 0) + (q[c] as number));
      });
      for (const [key, share] of shares) {
        const count = own.filter((other) => other === key).length;
        const z = (count - COPIES * share) / Math.sqrt(COPIES * share * (1 - share));
        if (share < 1 - 1e-12) expect(Math.abs(z), `${key} of row ${i}: ${count} of ${COPIES}`).toBeLessThan(4.5);
      }
      expect(
        own.filter((key) => !shares.has(key)),
        `no completions of row ${i}`,
      ).toEqual([]);
      for (const node of shown) {
        const margin = marginal(network, start, node, row);
        const mode = network.nodes[node]?.levels.indexOf(modes[i]?.[node] as string) as number;
        expect(margin[mode], `mode of node ${node} in row ${i}`).toBeGreaterThan(Math.max(...margin) - 1e-12);
      }
    });
  },
};
