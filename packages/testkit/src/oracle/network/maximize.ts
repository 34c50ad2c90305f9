import { add } from '../nested.ts';
import { type Convention, expectedCounts } from './counts.ts';
import { logLikelihood } from './enumerate.ts';
import { levelsOf, type NetworkProblem, type OracleNetwork, ownersOf, pseudoCountOf, type Tables } from './network.ts';

/** The M-step: counts and pseudo-counts, normalised row by row; a row without any, and a fixed table, stay as they were. */
export function maximize(network: OracleNetwork, counts: Tables, previous: Tables): number[][] {
  return counts.map((own, node) => {
    const old = previous[node] as readonly number[];
    if (network.fixed?.includes(node)) return [...old];
    const width = levelsOf(network, node);
    const sums = own.map((count) => count + pseudoCountOf(network, node));
    return old.map((value, cell) => {
      const first = cell - (cell % width);
      const total = add(sums.slice(first, first + width));
      return total === 0 ? value : (sums[cell] as number) / total;
    });
  });
}

/** One EM iteration. */
export function iterate({ network, start, data }: NetworkProblem, convention: Convention): number[][] {
  return maximize(network, expectedCounts(network, start, data, convention), start);
}

/** The tables and the log-likelihoods after 0, 1, …, n EM iterations. */
export function run(
  problem: NetworkProblem,
  iterations: number,
  convention: Convention,
): { tables: Tables[]; logLikelihoods: number[] } {
  const { network, data } = problem;
  const tables: Tables[] = [problem.start];
  for (let i = 0; i < iterations; i++) tables.push(iterate({ network, data, start: tables[i] as Tables }, convention));
  return { tables, logLikelihoods: tables.map((own) => logLikelihood(network, own, data)) };
}

/** The log-prior of what is not fixed, up to a constant: Σ c log θ. */
export function logPrior(network: OracleNetwork, tables: Tables): number {
  return add(
    ownersOf(network)
      .filter((node) => pseudoCountOf(network, node) > 0 && !network.fixed?.includes(node))
      .map((node) => pseudoCountOf(network, node) * add((tables[node] as readonly number[]).map(Math.log))),
  );
}
