import { describe, expect, inject, test } from 'vitest';
import { expectAllClose, expectClose } from '../../src/laws/law.ts';
import { conventions } from '../../src/oracle/network/counts.ts';
import { eliminatedCounts, eliminatedLogLikelihood } from '../../src/oracle/network/eliminatedCounts.ts';
import { logLikelihood } from '../../src/oracle/network/enumerate.ts';
import { iterate, maximize, run } from '../../src/oracle/network/maximize.ts';
import type { Tables } from '../../src/oracle/network/network.ts';
import { publishedNetworks, readPublished } from '../../src/oracle/network/published.ts';
import { networkSteps } from '../../src/oracle/network/steps.ts';

describe.each(Object.entries(networkSteps))('steps of %s', (_, problem) => {
  test.each(conventions)('%s: every log-likelihood, tables after 1 and 10 iterations', (convention) => {
    const { after1, after10, logLikelihoods } = problem.published[convention];
    expect(logLikelihoods).toHaveLength(11);
    const own = run(problem, 10, convention);
    expectAllClose(own.logLikelihoods, logLikelihoods, 1e-10, 'log-likelihoods');
    expectAllClose((own.tables[1] as Tables).flat(), after1.flat(), 1e-10, 'after 1');
    expectAllClose((own.tables[10] as Tables).flat(), after10.flat(), 1e-10, 'after 10');
  });
});

const absent = 'there is no folder of references (../shared/references, or LATENT_REFERENCES)';

describe('log-likelihood at the true tables, and after one step', () => {
  // ALARM takes half a minute, and has no step under `pruned`.
  const eliminated = publishedNetworks.filter((name) => inject('runsAll') || name !== 'alarm');
  test.for(eliminated)('%s, by elimination', (name, { skip }) => {
    const reference = readPublished(name);
    if (!reference) return skip(absent);
    const { network, start, data, after1 } = reference;
    expectClose(eliminatedLogLikelihood(network, start, data), reference.logLikelihood, 1e-10, 'log-likelihood');
    expect(Object.keys(after1), name).toEqual(name === 'alarm' ? ['full'] : ['full', 'pruned']);
    for (const convention of conventions) {
      const expected = after1[convention];
      if (!expected) continue;
      const next = maximize(network, eliminatedCounts(network, start, data, convention), start);
      expectAllClose(next.flat(), expected.tables.flat(), 1e-10, convention);
      expectClose(eliminatedLogLikelihood(network, next, data), expected.logLikelihood, 1e-10, convention);
    }
  });

  test.for(['cancer', 'asia'] as const)('%s, by enumeration', (name, { skip }) => {
    const reference = readPublished(name);
    if (!reference) return skip(absent);
    const { network, start, data, after1 } = reference;
    expectClose(logLikelihood(network, start, data), reference.logLikelihood, 1e-10, 'log-likelihood');
    for (const convention of conventions) {
      const next = iterate(reference, convention);
      expectAllClose(next.flat(), after1[convention]?.tables.flat() ?? [], 1e-10, convention);
      expectClose(logLikelihood(network, next, data), after1[convention]?.logLikelihood ?? 0, 1e-10, convention);
    }
  });
});
