import * as latent from 'latent';
import {
  type FitOptions,
  type Fitted,
  type Model,
  mixture,
  modelFromJSON,
  type Row,
  type Rows,
  type Schema,
} from 'latent';
import { expect } from 'vitest';
import { columnsOf as columnNamesOf } from '../oracle/families/index.ts';
import { type Feature, featuresOf } from '../oracle/feature.ts';
import { type Instance, steps } from '../problem.ts';
import { bitsOf } from './bits.ts';
import { expectClose, expectSameBits, forAll, type Law } from './law.ts';

export const typed: Law = {
  says: 'the typed API gives the same bits as documents and tables: rows as objects, as columns, as typed arrays',
  check: (runner) =>
    forAll(runner, async (instance) => {
      const answer = await runner.front.fit(steps(instance, runner.engine, 4));
      const model = typedModel(instance);
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

/** The schema of a document in the typed API; what is fixed and priors can only be said in a document. */
function typedModel({ document }: Instance): Model<Schema> {
  const features = featuresOf(document);
  if (document.fixed || document.prior || features.some(({ prior }) => prior)) return modelFromJSON(document);
  const columns = Object.fromEntries(features.flatMap(builtColumns));
  const blocks = features.flatMap(({ name, columns: own, covariance }) =>
    own ? [[name, { columns: own, covariance }] as const] : [],
  );
  const named = document.latent.levels.some((level, k) => level !== String(k + 1));
  const options = {
    classes: named ? document.latent.levels : document.latent.levels.length,
    columns: columns as Schema,
    ...(blocks.length > 0 ? { blocks: Object.fromEntries(blocks) } : {}),
  };
  return mixture<Schema>(options);
}

/** The builders by the names of their families, in the words of the API. */
const builders = latent as unknown as Readonly<Record<string, (options?: unknown) => unknown>>;

/** A feature as the columns of a schema. */
function builtColumns(feature: Feature): (readonly [string, unknown])[] {
  const { name, family, levels = [], trials } = feature;
  const make = (builder: string, options?: unknown) => builders[builder]?.(options);
  switch (family) {
    case 'categorical':
      return [[name, levels.join() === '0,1' ? make('bernoulli') : make('categorical', levels)]];
    case 'binomial':
      return [
        [name, make('binomial', { trials })] as const,
        ...(typeof trials === 'string' ? [[trials, make('trials')] as const] : []),
      ];
    case 'negative-binomial':
      return [[name, make('negativeBinomial')]];
    default:
      return columnNamesOf(feature).map((column) => [column, make(family)]);
  }
}

const cellsOf = ({ header, rows }: Instance, name: string): (string | null)[] =>
  rows.map((row) => row[header.indexOf(name)] ?? null);

function knownColumn(instance: Instance): (string | null)[] | undefined {
  const { name } = instance.document.latent;
  return instance.header.includes(name) ? cellsOf(instance, name) : undefined;
}

/** The levels of a column of labels; undefined of a column of numbers. */
const levelsOf = (schema: Schema, name: string): readonly string[] | undefined =>
  (schema[name] as { readonly levels?: readonly string[] } | undefined)?.levels;

/** Numbers as numbers; Bernoulli cells in their four spellings. */
function cell(schema: Schema, name: string, text: string | null, row: number): unknown {
  if (text === null) return text;
  if (!levelsOf(schema, name)) return Number(text);
  if (schema[name]?.kind !== 'bernoulli') return text;
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
  const entries = Object.keys(schema).map((name) => {
    const levels = levelsOf(schema, name);
    const position = (text: string): number => (levels ? levels.indexOf(text) : Number(text));
    const cells = cellsOf(instance, name).map((text) => (text === null ? Number.NaN : position(text)));
    return [name, Float64Array.from(cells)];
  });
  return Object.fromEntries(entries) as Rows<Schema>;
}
