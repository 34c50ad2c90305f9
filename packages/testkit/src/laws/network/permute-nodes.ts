import type { NetworkDocument } from 'latent';
import type { NetworkInstance } from '../../network/build.ts';
import { readNetwork, writeNetwork } from '../../oracle/network/document.ts';
import { cellOf, combinations, type OracleNetwork, shapeOf } from '../../oracle/network/network.ts';
import { steps } from '../../problem.ts';
import { createDice, type Dice } from '../../random.ts';
import { expectAllClose, expectClose } from '../law.ts';
import { expectTables, forAll, type NetworkLaw, tablesOf } from './law.ts';

export const permuteNodes: NetworkLaw = {
  says: 'nodes, parents of a node and columns in another order: every node keeps its table (1e-9)',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const { front, engine } = runner;
      const one = await front.fit(steps(instance, engine, 10));
      const other = await front.fit(steps(permute(instance), engine, 10));
      expectClose(other.document.logLikelihood, one.document.logLikelihood, 1e-9, 'log-likelihood');
      expectTables(arrange(other.document.model, instance.document), one.document.model, 1e-9);
      const names = ({ nodes }: NetworkDocument) => nodes.flatMap(({ name, latent }) => (latent ? [name] : []));
      const places = names(instance.document).map((name) => names(other.document.model).indexOf(name));
      const back = places.map((place) => other.posteriors[place] as readonly (readonly number[])[]);
      expectAllClose(back.flat(2), one.posteriors.flat(2), 1e-9, 'posteriors');
    }),
};

function permute(instance: NetworkInstance): NetworkInstance {
  const dice = createDice(instance.rows.length);
  const document = turn(instance.document, dice);
  const columns = dice.shuffle(instance.header.length);
  const pick = <T>(cells: readonly T[]): T[] => columns.map((column) => cells[column] as T);
  return {
    ...instance,
    document: instance.document.parameters ? arrange(instance.document, document) : document,
    start: arrange(instance.start, document),
    header: pick(instance.header),
    rows: instance.rows.map(pick),
  };
}

/** Nodes and parents in another order; tied nodes order their parents alike. */
function turn({ parameters: _, ...document }: NetworkDocument, dice: Dice): NetworkDocument {
  const orders = new Map(document.nodes.map(({ name, parents = [] }) => [name, dice.shuffle(parents.length)]));
  const nodes = document.nodes.map((node) => {
    const { parents } = node;
    if (!parents) return node;
    const order = orders.get(node.tied ?? node.name) as number[];
    return { ...node, parents: order.map((i) => parents[i] as string) };
  });
  return { ...document, nodes: dice.shuffle(nodes.length).map((i) => nodes[i] as (typeof nodes)[number]) };
}

/** The same tables, in the order of another document's nodes and parents. */
function arrange(source: NetworkDocument, target: NetworkDocument): NetworkDocument {
  const [from, to] = [source, target].map((document) => readNetwork(bare(document))) as [OracleNetwork, OracleNetwork];
  const tables = tablesOf(source);
  const places = to.nodes.map(({ name }) => from.nodes.findIndex((node) => node.name === name));
  const moved = to.nodes.map((node, at) => {
    if (node.table !== at) return [];
    const shape = to.nodes.map(({ levels }) => levels.length);
    const family = [...node.parents, at];
    return combinations(shapeOf(to, at)).map((levels) => {
      const all = new Array<number>(shape.length).fill(0);
      family.forEach((member, i) => {
        all[places[member] as number] = levels[i] as number;
      });
      const place = places[at] as number;
      return tables[place]?.[cellOf(from, place, all)] as number;
    });
  });
  const latent = target.nodes.flatMap(({ latent: isLatent }, node) => (isLatent ? [node] : []));
  return { ...target, parameters: writeNetwork(to, moved, latent).parameters as Record<string, NestedOf> };
}

type NestedOf = NonNullable<NetworkDocument['parameters']>[string];

const bare = ({ parameters: _, ...document }: NetworkDocument) => document;
