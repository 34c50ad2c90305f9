import { expect } from 'vitest';
import { nodePosteriors, openNetwork } from '../../frontends/network/engine.ts';
import type { NetworkInstance } from '../../network/build.ts';
import { expectedCounts } from '../../oracle/network/counts.ts';
import { logLikelihoods } from '../../oracle/network/enumerate.ts';
import { maximize } from '../../oracle/network/maximize.ts';
import { marginals } from '../../oracle/network/query.ts';
import type { EngineName } from '../../problem.ts';
import { expectAllClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf, roundingOf } from './law.ts';

/** Networks for each one that other laws try: thousands in Node. */
const TIMES = 200;

export const enumeration: NetworkLaw = {
  says: 'on thousands of random networks with random holes the clique tree is brute-force enumeration: log-likelihoods, expected counts, M-steps, posteriors of all nodes',
  async check(runner) {
    let networks = 0;
    await forAll(
      runner,
      async (instance) => {
        networks++;
        await expectEnumerated(instance, runner.engine);
      },
      TIMES * runner.front.runs,
    );
    expect(networks).toBe(TIMES * runner.front.runs);
  },
};

async function expectEnumerated(instance: NetworkInstance, engine: EngineName): Promise<void> {
  const problem = problemOf(instance);
  const { network, start, data } = problem;
  const tolerance = roundingOf(problem, start);
  const own = logLikelihoods(network, start, data);
  const counts = expectedCounts(network, start, data, 'pruned');
  const next = maximize(network, counts, start);
  for (const which of ['tree', 'fit'] as const) {
    const found = await openNetwork(instance, engine, start, which);
    expectAllClose(found.logLikelihoods, own, tolerance, `log-likelihoods, ${which}`);
    expectAllClose(found.counts, counts.flat(), tolerance, `counts, ${which}`);
    expectAllClose(found.maximized, next.flat(), tolerance, `tables, ${which}`);
  }
  const posteriors = nodePosteriors(instance, engine, start);
  const shares = data.rows.map((row) => marginals(network, start, row));
  network.nodes.forEach((_, node) => {
    const expected = shares.flatMap((own) => own[node] as readonly number[]);
    expectAllClose((posteriors[node] ?? []).flat(), expected, tolerance, `posterior of ${node}`);
  });
}
