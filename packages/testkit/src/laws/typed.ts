import {
  bernoulli,
  categorical,
  type FitOptions,
  type Fitted,
  lca,
  type Model,
  modelFromJSON,
  type Row,
  type Rows,
  type Schema,
} from 'latent';
import { expect } from 'vitest';
import { models } from '../models.ts';
import { type Instance, steps } from '../problem.ts';
import { bitsOf } from './bits.ts';
import { expectClose, expectSameBits, forAll, type Law } from './law.ts';

export const typed: Law = {
  says: 'the typed API gives the same bits as documents and tables: rows as objects, as columns, as typed arrays',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const answer = await runner.front.fit(steps(instance, runner.engine, 4));
      const model = typedModel(instance, models[runner.model].fixedSizes);
      const known = knownColumn(instance);
      const options: FitOptions = {
        ...steps(instance, runner.engine, 4),
        start: instance.start,
        ...(known ? { known } : {}),
      };
      const [objects, columns, arrays] = [
        rowsOf(instance, model.schema),
        columnsOf(instance, model.schema),
        arraysOf(instance, model.schema),
      ];
      for (const rows of [objects, columns, arrays]) {
        const fitted = await model.fit(rows, options);
        expect(bitsOf(fitted.toJSON())).toStrictEqual(bitsOf(answer.document));
        if (!known) expectRows(fitted, rows, instance, answer);
      }
    }),
};

/** Known classes are part of the data of a fit; rows that are predicted have none. */
function expectRows(
  fitted: Fitted<Schema>,
  rows: Rows<Schema>,
  { weights }: Instance,
  answer: { posterior: readonly (readonly number[])[]; logLikelihoods: readonly number[] },
): void {
  expectSameBits(Array.from(fitted.predictProba(rows).data), answer.posterior.flat(), 'predictProba');
  expectSameBits(Array.from(fitted.logProb(rows)), answer.logLikelihoods, 'logProb');
  expect(fitted.predict(rows)).toEqual(answer.posterior.map((row) => row.indexOf(Math.max(...row))));
  if (!weights) expectClose(fitted.score(rows), fitted.info.logLikelihood, 1e-12, 'score');
}

/** The schema of a document in the typed API; fixed sizes can only be said in a document. */
function typedModel({ document }: Instance, fixedSizes: boolean): Model<Schema> {
  if (fixedSizes) return modelFromJSON(document);
  const columns = Object.fromEntries(
    document.features.map(({ name, levels = [] }) => {
      const binary = levels.join() === '0,1';
      return [name, binary ? bernoulli() : categorical(levels as readonly [string, string, ...string[]])];
    }),
  );
  const named = document.latent.levels.some((level, k) => level !== String(k + 1));
  return lca<Schema>({ classes: named ? document.latent.levels : document.latent.levels.length, columns });
}

const cellsOf = ({ header, rows }: Instance, name: string): (string | null)[] =>
  rows.map((row) => row[header.indexOf(name)] ?? null);

function knownColumn(instance: Instance): (string | null)[] | undefined {
  const { name } = instance.document.latent;
  return instance.header.includes(name) ? cellsOf(instance, name) : undefined;
}

/** Bernoulli cells in their four spellings. */
function cell(schema: Schema, name: string, text: string | null, row: number): unknown {
  if (schema[name]?.kind !== 'bernoulli' || text === null) return text;
  return row % 2 === 0 ? Number(text) : text === '1';
}

function rowsOf({ header, rows }: Instance, schema: Schema): Row<Schema>[] {
  return rows.map((cells, row) => {
    const entries = header.flatMap((name, j) =>
      Object.hasOwn(schema, name) ? [[name, cell(schema, name, cells[j] ?? null, row)]] : [],
    );
    return Object.fromEntries(entries) as Row<Schema>;
  });
}

function columnsOf(instance: Instance, schema: Schema): Rows<Schema> {
  const entries = Object.keys(schema).map((name) => [
    name,
    cellsOf(instance, name).map((text, row) => cell(schema, name, text, row)),
  ]);
  return Object.fromEntries(entries) as Rows<Schema>;
}

function arraysOf(instance: Instance, schema: Schema): Rows<Schema> {
  const entries = Object.entries(schema).map(([name, { levels }]) => {
    const positions = cellsOf(instance, name).map((text) => (text === null ? Number.NaN : levels.indexOf(text)));
    return [name, Float64Array.from(positions)];
  });
  return Object.fromEntries(entries) as Rows<Schema>;
}
