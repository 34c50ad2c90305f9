import { networkModelFromJSON } from 'latent';
import { expect } from 'vitest';
import { labelTable } from '../../frontends/network/library.ts';
import type { Bound } from '../../oracle/bound.ts';
import { bound } from '../../oracle/network/bound.ts';
import { countedNodes } from '../../oracle/network/counts.ts';
import { logLikelihood, posterior } from '../../oracle/network/enumerate.ts';
import {
  type NetworkProblem,
  type OracleNetwork,
  type Row,
  type Tables,
  tableOf,
} from '../../oracle/network/network.ts';
import { steps } from '../../problem.ts';
import { expectClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf } from './law.ts';

const STEPS = 4;

export const elbo: NetworkLaw = {
  says: 'after every step log-likelihood = ELBO + KL and ELBO = Q + H under the posterior before it, each the sum of its definition (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const problem = problemOf(instance);
      const { network, start, data } = problem;
      const options = { ...steps(instance, runner.engine, STEPS), start: instance.start };
      let before = start;
      let visited = 0;
      for await (const step of networkModelFromJSON(instance.document).fit(labelTable(instance), options)) {
        visited++;
        const parameters = step.parameters as Readonly<Record<string, Float64Array>>;
        const now = network.nodes.map(({ name, table }, node) => (table === node ? [...(parameters[name] ?? [])] : []));
        const parts = step.decompose();
        const own = logLikelihood(network, now, data);
        const expected = prunedBound(problem, before, now);
        for (const part of ['elbo', 'kl', 'q', 'entropy'] as const)
          expectClose(parts[part], expected[part], 1e-9, `${part} after ${step.iteration} steps`);
        expectClose(parts.logLikelihood, own, 1e-9, 'log-likelihood');
        expectClose(parts.elbo + parts.kl, own, 1e-9, 'ELBO + KL');
        expectClose(parts.q + parts.entropy, parts.elbo, 1e-9, 'Q + H');
        expectClose(step.bound, parts.elbo, 0, 'bound');
        before = now;
      }
      expect(visited).toBe(STEPS + 1);
    }),
};

/** The bound at some tables under the posteriors at others, row by row over the nodes that are not barren there. */
function prunedBound({ network, data: { rows, weights } }: NetworkProblem, from: Tables, at: Tables): Bound {
  const sums = { elbo: 0, kl: 0, q: 0, entropy: 0 };
  rows.forEach((row, i) => {
    const counted = countedNodes(network, row, 'pruned');
    const part = partOf(network, counted);
    const own: Row = counted.map((node) => row[node] ?? null);
    const [old, now] = [from, at].map((tables) => counted.map((node) => tableOf(network, tables, node)));
    if (!old || !now || weights[i] === 0) return;
    const data = { rows: [own], weights: [weights[i] as number] };
    const parts = bound(part, now, data, [posterior(part, old, own)]);
    for (const name of ['elbo', 'kl', 'q', 'entropy'] as const) sums[name] += parts[name];
  });
  return sums;
}

/** Some nodes with all their parents, each with a table of its own. */
const partOf = ({ nodes }: OracleNetwork, kept: readonly number[]): OracleNetwork => ({
  nodes: kept.map((node, table) => {
    const { name, levels, parents } = nodes[node] as OracleNetwork['nodes'][number];
    return { name, levels, parents: parents.map((parent) => kept.indexOf(parent)), table };
  }),
});
