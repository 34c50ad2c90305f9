import { applyNetwork } from 'latent';
import { expect } from 'vitest';
import { labelTable } from '../../frontends/network/library.ts';
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
    const applied = applyNetwork(document);
    const copies = Array.from({ length: DIFFERENT * COPIES }, (_, i) => i % DIFFERENT);
    const table = labelTable(pick(instance, copies));
    const drawn = applied.impute(table, 'draw', { seed: 5 });
    expect(applied.impute(table, 'draw', { seed: 5 })).toEqual(drawn);
    expect(drawn).not.toEqual(applied.impute(table, 'draw', { seed: 6 }));
    const modes = applied.impute(labelTable(instance), 'mode');
    data.rows.forEach((row, i) => {
      const own = new Map<string, number>();
      for (let at = i; at < drawn.length; at += DIFFERENT) {
        const key = Array.from(drawn[at] as Uint32Array, (level) => level - 1).join();
        own.set(key, (own.get(key) ?? 0) + 1);
      }
      const q = posterior(network, start, row);
      let found = 0;
      completions(network, row).forEach((levels, c) => {
        const count = own.get(levels.join()) ?? 0;
        const share = q[c] as number;
        found += count;
        const z = (count - COPIES * share) / Math.sqrt(COPIES * share * (1 - share));
        if (share < 1) expect(Math.abs(z), `${levels} of row ${i}: ${count} of ${COPIES}`).toBeLessThan(4.5);
      });
      expect(found, `completions of row ${i}`).toBe(COPIES);
      network.nodes.forEach((_, node) => {
        const shares = marginal(network, start, node, row);
        const mode = (modes[i]?.[node] as number) - 1;
        expect(shares[mode], `mode of node ${node} in row ${i}`).toBeGreaterThan(Math.max(...shares) - 1e-12);
      });
    });
  },
};
