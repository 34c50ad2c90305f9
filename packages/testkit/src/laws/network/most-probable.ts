import { expect } from 'vitest';
import { logJoint } from '../../oracle/network/enumerate.ts';
import { mostProbable as enumerated } from '../../oracle/network/query.ts';
import { steps } from '../../problem.ts';
import { expectClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf, roundingOf } from './law.ts';

export const mostProbable: NetworkLaw = {
  says: 'the most probable explanation has the highest joint probability of all completions, keeps what is seen, and comes with it',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document } = await front.fit(steps(instance, engine, 0));
      const { rows, logProbabilities } = await front.mostProbable(document, instance);
      const problem = problemOf(instance);
      const { network, start, data } = problem;
      const tolerance = roundingOf(problem, start);
      data.rows.forEach((row, i) => {
        const found = network.nodes.map(({ levels }, node) => levels.indexOf(rows[i]?.[node] as string));
        row.forEach((level, node) => {
          if (level !== null) expect(found[node], `node ${node} of row ${i}`).toBe(level);
        });
        // Among equals any will do.
        const { logJoint: best } = enumerated(network, start, row);
        expectClose(logJoint(network, start, found), best, tolerance, `row ${i}`);
        expectClose(logProbabilities[i] as number, best, tolerance, `log-probability of row ${i}`);
      });
    }),
};
