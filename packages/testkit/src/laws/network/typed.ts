import { type NetworkDocument, type NetworkModel, network, networkModelFromJSON } from 'latent';
import { expect } from 'vitest';
import type { NetworkInstance } from '../../network/build.ts';
import { steps } from '../../problem.ts';
import { bitsOf } from '../bits.ts';
import { expectAllClose, expectSameBits } from '../law.ts';
import { countsOf, forAll, type NetworkLaw, problemOf, tablesOf } from './law.ts';

export const typed: NetworkLaw = {
  says: 'the typed API gives the same bits as documents and tables: networks built node by node, rows as objects and as columns',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const answer = await runner.front.fit(steps(instance, runner.engine, 4));
      const model = built(instance.document);
      const options = { ...steps(instance, runner.engine, 4), start: instance.start };
      for (const rows of [rowsOf(instance), columnsOf(instance)]) {
        const fitted = await model.fit(rows, options);
        const { model: order, ...figures } = fitted.toJSON();
        expect(bitsOf({ ...figures, model: { ...order, nodes: answer.document.model.nodes } })).toStrictEqual(
          bitsOf(answer.document),
        );
        expectSameBits(Array.from(fitted.logProb(rows)), answer.logLikelihoods, 'logProb');
        const tables = tablesOf(answer.document.model);
        problemOf(instance).network.nodes.forEach(({ name, table }) => {
          const { table: own, expectedCounts } = fitted.cpt(name);
          expectSameBits(Array.from(own), tables[table] ?? [], name);
          expectAllClose(Array.from(expectedCounts ?? []), countsOf(answer.document)[table] ?? [], 0, name);
        });
      }
    }),
};

type AnyModel = NetworkModel<Record<string, string>, string>;

/** A network as a program builds it, in the document's order where parents stand before children. */
function built(document: NetworkDocument): AnyModel {
  const { nodes, parameters, fixed = [], prior } = document;
  const places = new Map(nodes.map(({ name }, i) => [name, i]));
  const sorted = nodes.every(({ parents = [] }, i) => parents.every((parent) => (places.get(parent) as number) < i));
  if (!sorted) return networkModelFromJSON(document);
  type Builder = { node(name: string, options: unknown): Builder; build(options: unknown): AnyModel };
  const builder = nodes.reduce(
    (before, { name, ...node }) =>
      before.node(name, {
        ...node,
        ...(parameters?.[name] ? { table: parameters[name] } : {}),
        ...(fixed.includes(name) ? { fixed: true } : {}),
      }),
    network() as unknown as Builder,
  );
  return builder.build(prior ? { prior } : {});
}

const rowsOf = ({ header, rows }: NetworkInstance): Record<string, string>[] =>
  rows.map((cells) =>
    Object.fromEntries(header.flatMap((name, j) => (cells[j] == null ? [] : [[name, cells[j] as string] as const]))),
  );

const columnsOf = ({ header, rows }: NetworkInstance): Record<string, (string | null)[]> =>
  Object.fromEntries(header.map((name, j) => [name, rows.map((row) => row[j] ?? null)]));
