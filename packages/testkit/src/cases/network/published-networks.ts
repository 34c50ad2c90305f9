import { fullStep } from '../../frontends/network/engine.ts';
import { expectAllClose, expectClose } from '../../laws/law.ts';
import { countsOf, tablesOf } from '../../laws/network/law.ts';
import { eliminatedCounts, eliminatedLogLikelihood } from '../../oracle/network/eliminatedCounts.ts';
import { maximize } from '../../oracle/network/maximize.ts';
import type { PublishedName } from '../../oracle/network/published.ts';
import { steps } from '../../problem.ts';
import { asInstance, type NetworkCase } from './case.ts';

export const cancer = publishedNetwork('cancer');
export const asia = publishedNetwork('asia');
export const sachs = publishedNetwork('sachs');
export const alarm = publishedNetwork('alarm');

/** Rows of which the oracle tells the pruned step where nobody published it: elimination takes its time. */
const ORACLE_ROWS = 150;

function publishedNetwork(name: PublishedName): NetworkCase {
  return {
    says: `${name}, 5,000 rows with hidden nodes and 20 % missing: the log-likelihood at the true tables, and after one step tables and log-likelihood (1e-8)`,
    needsReferences: true,
    async check({ front, engine, published }) {
      const problem = published?.[name];
      if (!problem) throw new Error(`there is no reference bif_${name}.json`);
      const { network, start, data, logLikelihood, after1 } = problem;
      const instance = asInstance(problem);
      const { document } = await front.fit(steps(instance, engine, 1));
      expectClose(document.trace[0] as number, logLikelihood, 1e-8, 'log-likelihood at the truth');
      if (after1.pruned) {
        expectAllClose(tablesOf(document.model).flat(), after1.pruned.tables.flat(), 1e-8, 'tables');
        expectClose(document.logLikelihood, after1.pruned.logLikelihood, 1e-8, 'log-likelihood after');
      } else {
        const some = { rows: data.rows.slice(0, ORACLE_ROWS), weights: data.weights.slice(0, ORACLE_ROWS) };
        const counts = eliminatedCounts(network, start, some, 'pruned');
        const next = maximize(network, counts, start);
        const few = asInstance({ network, start, data: some });
        const { document: before } = await front.fit(steps(few, engine, 0));
        expectAllClose(countsOf(before).flat(), counts.flat(), 1e-10, 'expected counts of some rows');
        const { document: after } = await front.fit(steps(few, engine, 1));
        expectAllClose(tablesOf(after.model).flat(), next.flat(), 1e-10, 'tables, from some rows');
        const own = [start, next].map((tables) => eliminatedLogLikelihood(network, tables, some));
        expectAllClose(after.trace, own, 1e-10, 'log-likelihoods of some rows');
      }
      if (after1.full && front.name !== 'cli') {
        const full = fullStep(instance, engine, start);
        expectAllClose(full.tables, after1.full.tables.flat(), 1e-8, 'tables under the full convention');
        const moved = fullStep(instance, engine, unflatten(full.tables, start));
        expectClose(moved.logLikelihood, after1.full.logLikelihood, 1e-8, 'log-likelihood after, full convention');
      }
    },
  };
}

function unflatten(numbers: readonly number[], shape: readonly (readonly number[])[]): number[][] {
  let next = 0;
  return shape.map((table) => table.map(() => numbers[next++] as number));
}
