import { expect } from 'vitest';
import { expectAllClose, expectClose } from '../laws/law.ts';
import { flatten, type Parameters, readParameters } from '../oracle/numbers.ts';
import type { Data } from '../problem.ts';
import type { Case } from './case.ts';
import { modelOf, parametersOf } from './published-steps.ts';

export const carcinoma2 = publishedBest('carcinoma_lca_K2', 2);
export const carcinoma3 = publishedBest('carcinoma_lca_K3', 3, { rank: 23, logLikelihood: -293.704979, bic: 697.1357 });
export const cheating2 = publishedBest('cheating_lca_K2', 2);
export const gss82Two = publishedBest('gss82_lca_K2', 2);
export const gss82Three = publishedBest('gss82_lca_K3', 3);
export const election2 = publishedBest('election_lca_K2', 2);
export const election3 = publishedBest('election_lca_K3', 3, { rank: 110, logLikelihood: -21311.535671 });

interface Known {
  readonly rank: number;
  readonly logLikelihood: number;
  readonly bic?: number;
}

function publishedBest(name: string, classes: number, known?: Known): Case {
  const rank = known ? `, rank ${known.rank} of ${known.rank}` : '';
  return {
    says: `${name}: default starts, seed 1, reach the best of many restarts (1e-6), its parameters (1e-4), AIC, BIC${rank}`,
    needsReferences: true,
    async check({ front, engine, references }) {
      const reference = references?.best[name];
      if (!references || !reference) throw new Error(`there is no reference best_${name}.json`);
      const data = references.data[reference.dataset] as Data;
      const { document: fit } = await front.fit({ ...data, document: modelOf(reference, data, classes), engine });
      expectClose(fit.logLikelihood, reference.loglik, 1e-6, 'log-likelihood');
      expect(fit.logLikelihood).toBeGreaterThan(reference.loglik - 1e-4); // another optimum of election is .017 below
      expectClose(fit.criteria.aic, reference.AIC, 1e-6, 'AIC');
      expectClose(fit.criteria.bic, reference.BIC, 1e-6, 'BIC');
      expect(fit.freeParameters).toBe(reference.free_parameters);
      expect(fit.converged).toBe(true);
      expect(fit.identifiability?.identified).toBe(true);
      const own = readParameters(fit.model);
      const matched = reorder(parametersOf(reference), own);
      expectAllClose(flatten(own), flatten(matched), 1e-4, 'parameters');
      if (!known) return;
      expect(fit.identifiability).toMatchObject({
        rank: known.rank,
        genericRank: known.rank,
        freeParameters: known.rank,
      });
      expect(Math.abs(fit.logLikelihood - known.logLikelihood)).toBeLessThan(5e-6);
      if (known.bic) expect(Math.abs(fit.criteria.bic - known.bic)).toBeLessThan(5e-5);
    },
  };
}

/** The classes of a reference in the order that is nearest to an estimate, of all orders. */
function reorder({ sizes, tables }: Parameters, to: Parameters): Parameters {
  const target = flatten(to);
  const candidates = orders(sizes.length).map((order) => ({
    sizes: order.map((k) => sizes[k] as number),
    tables: tables.map((rows) => order.map((k) => rows[k] as readonly number[])),
  }));
  const distance = (one: Parameters): number =>
    flatten(one).reduce((sum, value, i) => sum + Math.abs(value - (target[i] as number)), 0);
  return candidates.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}
