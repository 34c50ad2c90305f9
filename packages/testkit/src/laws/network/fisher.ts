import { openNetwork } from '../../frontends/network/engine.ts';
import { logLikelihood } from '../../oracle/network/enumerate.ts';
import { derivative } from '../../oracle/network/gradient.ts';
import { expectClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf } from './law.ts';

export const fisher: NetworkLaw = {
  says: 'expected counts over probabilities are the gradient of the log-likelihood: the oracle differentiates it numerically, cell by cell',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { network, start, data } = problemOf(instance);
      const { counts, scores } = await openNetwork(instance, runner.engine, start);
      let place = 0;
      for (const [node, table] of start.entries()) {
        const width = network.nodes[node]?.levels.length as number;
        // Along a direction in which rows of tables keep their sums, what is barren has no derivative, and it is not counted.
        const numeric = table.map((p, cell) =>
          p > 0 ? derivative((at) => logLikelihood(network, at, data), start, node, cell) : 0,
        );
        for (let first = 0; first < table.length; first += width) {
          const inside = table.slice(first, first + width).flatMap((p, i) => (p > 0 ? [first + i] : []));
          for (const cell of inside.slice(1)) {
            const [base = 0] = inside;
            const share = (at: number): number => (counts[place + at] as number) / (table[at] as number);
            const along = (numeric[cell] as number) - (numeric[base] as number);
            expectClose(share(cell) - share(base), along, 1e-6, `${network.nodes[node]?.name}[${cell}], counts`);
            const score = (scores[place + cell] as number) - (scores[place + base] as number);
            expectClose(score, along, 1e-6, `${network.nodes[node]?.name}[${cell}], scores`);
          }
        }
        place += table.length;
      }
    }),
};
