import { expect } from 'vitest';
import { expectAllClose, expectClose } from '../../laws/law.ts';
import { tablesOf } from '../../laws/network/law.ts';
import { expectedCounts } from '../../oracle/network/counts.ts';
import { drawRow, drawTables } from '../../oracle/network/draw.ts';
import { logLikelihood } from '../../oracle/network/enumerate.ts';
import { maximize } from '../../oracle/network/maximize.ts';
import type { OracleNetwork, Row } from '../../oracle/network/network.ts';
import { steps } from '../../problem.ts';
import { createDice } from '../../random.ts';
import { asInstance, type NetworkCase } from './case.ts';

/** A hidden root with eight children, each but the first a child of the one before it too. */
const network: OracleNetwork = {
  nodes: Array.from({ length: 9 }, (_, node) => ({
    name: `n${node}`,
    levels: node === 0 ? ['x', 'y'] : ['a', 'b', 'c', 'd'],
    parents: node === 0 ? [] : node === 1 ? [0] : [0, node - 1],
    table: node,
  })),
};

export const manyNetworkPatterns: NetworkCase = {
  says: 'over 8,192 patterns (several leaves of the sum tree) one iteration is that of the oracle',
  async check({ front, engine }) {
    const dice = createDice(11);
    const start = drawTables(dice, network, false);
    const rows = Array.from(
      { length: 10_000 },
      (): Row =>
        drawRow(dice, network, start).map((level, node) => (node === 0 || dice.uniform() < 0.02 ? null : level)),
    );
    const data = { rows, weights: rows.map(() => 1) };
    const { document } = await front.fit(steps(asInstance({ network, start, data }), engine, 1));
    expect(document.data.patterns).toBeGreaterThan(8192);
    const next = maximize(network, expectedCounts(network, start, data, 'pruned'), start);
    expectAllClose(tablesOf(document.model).flat(), next.flat(), 1e-10, 'tables');
    const own = [start, next].map((tables) => logLikelihood(network, tables, data));
    expectAllClose(document.trace, own, 1e-10, 'trace');
    expectClose(document.logLikelihood, own[1] as number, 1e-10, 'log-likelihood');
  },
};
