import type { NetworkDocument } from 'latent';
import type { NetworkInstance } from '../../network/build.ts';
import { nest } from '../../oracle/nested.ts';
import { readNetwork } from '../../oracle/network/document.ts';
import { shapeOf } from '../../oracle/network/network.ts';
import { steps } from '../../problem.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { expectTables, forAll, type NetworkLaw, tablesOf } from './law.ts';

export const permuteLevels: NetworkLaw = {
  says: 'levels of all nodes in another order, hidden ones too: every level keeps its probabilities (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(permute(instance), engine, 10));
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      expectTables(turn(other.document.model), one.document.model, 1e-9);
      const back = other.posteriors.map((own) => own.map((row) => [...row].reverse()));
      expectAllClose(back.flat(2), one.posteriors.flat(2), 1e-9, 'posteriors');
    }),
};

function permute(instance: NetworkInstance): NetworkInstance {
  return { ...instance, document: turn(instance.document), start: turn(instance.start) };
}

/** Levels and probabilities of all nodes, last first. */
function turn(document: NetworkDocument): NetworkDocument {
  const { parameters, ...bare } = document;
  const nodes = bare.nodes.map((node) => ({ ...node, levels: [...node.levels].reverse() }));
  if (!parameters) return { ...bare, nodes };
  const network = readNetwork(bare);
  // All axes of a table backwards: the whole of it backwards.
  const entries = tablesOf(document).flatMap((table, node) =>
    network.nodes[node]?.table === node
      ? [[network.nodes[node]?.name as string, nest([...table].reverse().values(), shapeOf(network, node))] as const]
      : [],
  );
  return { ...bare, nodes, parameters: Object.fromEntries(entries) as NonNullable<NetworkDocument['parameters']> };
}
