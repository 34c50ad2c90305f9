import { applyNetwork } from 'latent';
import { expect } from 'vitest';
import { labelTable } from '../../frontends/network/library.ts';
import { logJoint } from '../../oracle/network/enumerate.ts';
import { mostProbable as enumerated } from '../../oracle/network/query.ts';
import { steps } from '../../problem.ts';
import { expectClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf, roundingOf } from './law.ts';

export const mostProbable: NetworkLaw = {
  says: 'the most probable explanation has the highest joint probability of all completions, keeps what is seen, and comes with it',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = await runner.front.fit(steps(instance, runner.engine, 0));
      const { levels, logProbabilities } = applyNetwork(document).mostProbable(labelTable(instance));
      const problem = problemOf(instance);
      const { network, start, data } = problem;
      const tolerance = roundingOf(problem, start);
      data.rows.forEach((row, i) => {
        const found = Array.from(levels[i] as Uint32Array, (level) => level - 1);
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
