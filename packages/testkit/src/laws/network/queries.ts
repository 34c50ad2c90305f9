import type { NetworkInstance } from '../../network/build.ts';
import { logProbability } from '../../oracle/network/enumerate.ts';
import { query } from '../../oracle/network/query.ts';
import { steps } from '../../problem.ts';
import { createDice } from '../../random.ts';
import { expectAllClose } from '../law.ts';
import { forAll, type NetworkLaw, problemOf, roundingOf, tablesOf } from './law.ts';

export const queries: NetworkLaw = {
  says: 'P(targets | evidence) of one and of two targets, given nothing, some nodes, all others: enumeration',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { document } = await runner.front.fit(steps(instance, runner.engine, 1));
      const { network } = problemOf(instance);
      const tables = tablesOf(document.model);
      const { nodes } = network;
      for (const { targets, evidence } of questions(instance)) {
        const row = nodes.map((_, node) => evidence.get(node) ?? null);
        if (logProbability(network, tables, row) === Number.NEGATIVE_INFINITY) continue;
        const given = [...evidence].map(([node, level]) => [nodes[node]?.name, nodes[node]?.levels[level]] as const);
        const names = targets.map((node) => nodes[node]?.name as string);
        const answer = await runner.front.query(document, names, Object.fromEntries(given));
        const expected = query(network, tables, targets, row);
        expectAllClose(answer, expected, roundingOf({ network }, tables), names.join());
      }
    }),
};

interface Question {
  readonly targets: readonly number[];
  /** The level of each node that is given, from 0. */
  readonly evidence: ReadonlyMap<number, number>;
}

/** Of nodes in random order the first are asked for, and none, a few or all of the others given. */
function questions({ document: { nodes }, rows }: NetworkInstance): Question[] {
  const dice = createDice(rows.length);
  const others = nodes.length - 1;
  return [
    { asked: 1, given: 0 },
    { asked: 1, given: others },
    { asked: 2, given: dice.below(others) },
  ].map(({ asked, given }) => {
    const order = dice.shuffle(nodes.length);
    const evidence = order
      .slice(asked, asked + given)
      .map((node) => [node, dice.below(nodes[node]?.levels.length as number)] as const);
    return { targets: order.slice(0, asked), evidence: new Map(evidence) };
  });
}
