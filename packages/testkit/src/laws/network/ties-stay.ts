import { expect } from 'vitest';
import { combinations, levelsOf } from '../../oracle/network/network.ts';
import { withoutStart } from '../../problem.ts';
import { expectAllClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf, tablesOf } from './law.ts';

export const tiesStay: NetworkLaw = {
  says: 'nodes that share a table answer alike given their parents, after random starts too; the document holds the table once',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const { document } = await front.fit({ ...withoutStart(instance, engine), starts: 2, maxIterations: 5 });
      const { network } = problemOf(instance);
      const tables = tablesOf(document.model);
      const { nodes, parameters = {} } = document.model;
      expect(Object.keys(parameters).sort()).toEqual(nodes.flatMap(({ name, tied }) => (tied ? [] : [name])).sort());
      const member = network.nodes.findLastIndex(({ table }, node) => table !== node);
      const node = network.nodes[member];
      if (!node) return;
      // Given its parents a node depends on its table alone.
      const [parents = []] = combinations(node.parents.map((parent) => levelsOf(network, parent))).slice(-1);
      const evidence = Object.fromEntries(
        node.parents.map((parent, i) => [
          network.nodes[parent]?.name as string,
          network.nodes[parent]?.levels[parents[i] as number] as string,
        ]),
      );
      const own = await front.query(document, [node.name], evidence).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'IMPOSSIBLE_EVIDENCE' });
        return undefined;
      });
      if (own) expectAllClose(own, (tables[node.table] as number[]).slice(-own.length), 1e-12, node.name);
    }),
};
