import { expect } from 'vitest';
import type { NetworkInstance } from '../../network/build.ts';
import { addTo } from '../../oracle/network/counts.ts';
import { writeRows } from '../../oracle/network/document.ts';
import { drawRow } from '../../oracle/network/draw.ts';
import { maximize } from '../../oracle/network/maximize.ts';
import { zeros } from '../../oracle/network/network.ts';
import { steps, withoutStart } from '../../problem.ts';
import { createDice } from '../../random.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { countsOf, forAll, type NetworkLaw, problemOf, tablesOf } from './law.ts';

export const completeRows: NetworkLaw = {
  says: 'all cells seen: the counts are those of the rows, one M-step their shares, the next changes nothing; without a start one start does',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const complete = fill(instance);
      const { network, start, data } = problemOf(complete);
      const counts = zeros(network);
      data.rows.forEach((row, i) => {
        network.nodes.forEach((_, node) => {
          addTo(counts, network, node, row as number[], data.weights[i] as number);
        });
      });
      const { document: once } = await front.fit(steps(complete, engine, 1));
      expectAllClose(countsOf(once).flat(), counts.flat(), 1e-13, 'counts');
      expectAllClose(tablesOf(once.model).flat(), maximize(network, counts, start).flat(), 1e-13, 'tables');
      const { document: twice } = await front.fit(steps(complete, engine, 2));
      expectAllClose(tablesOf(twice.model).flat(), tablesOf(once.model).flat(), 1e-14, 'tables after the second step');
      expectClose(twice.trace[2] as number, twice.trace[1] as number, 1e-14, 'the second step');

      const { document: free } = await front.fit(withoutStart(complete, engine));
      expect(free.starts.count).toBe(1);
      expect(free.converged).toBe(true);
      expectClose(free.objective, once.objective, 1e-12, 'objective without a start');
    }),
};

/** Rows of the same network in which nothing is open. */
function fill(instance: NetworkInstance): NetworkInstance {
  const { network, start } = problemOf(instance);
  const dice = createDice(instance.rows.length);
  const rows = instance.rows.map(() => drawRow(dice, network, start));
  return { ...instance, ...writeRows(network, { rows, weights: instance.weights ?? rows.map(() => 1) }) };
}
