import type { NetworkDocument } from 'latent';
import { nest } from '../../oracle/nested.ts';
import { combinations, type OracleNetwork, shapeOf } from '../../oracle/network/network.ts';
import { steps } from '../../problem.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf, tablesOf } from './law.ts';

export const permuteLabels: NetworkLaw = {
  says: 'levels of hidden nodes exchanged in the start alone: the same trace, and tables and posteriors come back exchanged (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { network } = problemOf(instance);
      const { nodes } = instance.document;
      // Nobody sees these nodes, and no table around them is fixed: their levels are told apart by nothing but their tables.
      const turned = nodes.map(({ name }) => !instance.header.includes(name));
      const swap = (document: NetworkDocument): NetworkDocument => exchange(document, network, turned);
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps({ ...instance, start: swap(instance.start) }, engine, 10));
      expectAllClose(other.document.trace, one.document.trace, 1e-9, 'trace');
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      expectAllClose(tablesOf(swap(other.document.model)).flat(), tablesOf(one.document.model).flat(), 1e-9, 'tables');
      const hidden = nodes.flatMap(({ latent }, node) => (latent ? [node] : []));
      hidden.forEach((node, i) => {
        const back = (other.posteriors[i] ?? []).map((row) => (turned[node] ? [...row].reverse() : row));
        expectAllClose(back.flat(), (one.posteriors[i] ?? []).flat(), 1e-9, 'posteriors');
      });
    }),
};

/** Tables with the levels of some nodes backwards. */
function exchange(document: NetworkDocument, network: OracleNetwork, turned: readonly boolean[]): NetworkDocument {
  const tables = tablesOf(document);
  const entries = network.nodes.flatMap(({ name, parents, table }, node) => {
    if (table !== node) return [];
    const shape = shapeOf(network, node);
    const family = [...parents, node];
    const cells = combinations(shape).map((levels) =>
      levels.reduce((cell, level, axis) => {
        const length = shape[axis] as number;
        return cell * length + (turned[family[axis] as number] ? length - 1 - level : level);
      }, 0),
    );
    const own = cells.map((cell) => tables[node]?.[cell] as number);
    return [[name, nest(own.values(), shape)] as const];
  });
  return { ...document, parameters: Object.fromEntries(entries) as NonNullable<NetworkDocument['parameters']> };
}
