import {
  checkMixtureDocument,
  checkMixtureFit,
  columnNames,
  documentOf,
  type FitDocument,
  type MixtureDocument,
  mixtureFrom,
  parametersFrom,
} from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import { type Applied, createApplied } from './applied.ts';
import type { AnyColumn, Schema } from './columns.ts';
import { createFitted, type Fitted } from './fitted.ts';
import { createModel, type Model } from './model.ts';
import { describeParameters } from './parameters.ts';
import { checkSchema } from './schema.ts';

/**
 * A fitted mixture from its document, with the cells and names of a schema (without one: its levels are strings, as the document names them).
 *
 * @param schema the columns that the model was made with
 * @throws LatentError as `checkMixtureFit`; SCHEMA_MISMATCH where the schema has other columns or levels
 * @example
 * const fitted = fromJSON(JSON.parse(text), { party: categorical(['left', 'right']) });
 */
export function fromJSON(json: unknown): Fitted<Schema>;
export function fromJSON<S extends Schema>(json: unknown, schema: S): Fitted<S>;
export function fromJSON(json: unknown, schema?: Schema): Fitted<Schema> {
  const fit = checkMixtureFit(json);
  const { $schema: _, format: __, version: ___, model, ...info } = fit;
  return createFitted(schema ? matching(schema, model) : schemaOf(model), applyDocument(fit), info, describeParameters);
}

/**
 * A model from its document (of a fit: from that of its model); levels are strings, as the document names them.
 *
 * @throws LatentError as `checkMixtureDocument`
 * @example
 * const fitted = await modelFromJSON(JSON.parse(text)).fit([{ party: 'left' }, { party: 'right' }]);
 */
export function modelFromJSON(json: unknown): Model<Schema> {
  const document = checkMixtureDocument(json);
  return createModel(schemaOf(document), document, {
    named: hasNamedClasses(document),
    describe: describeParameters,
  });
}

/**
 * A model or fit document with parameters, ready for tables.
 *
 * @throws LatentError as `checkMixtureDocument`; NO_PARAMETERS
 * @example
 * const { posterior, logLikelihoods } = applyDocument(fit).apply(table);
 */
export function applyDocument(json: FitDocument | MixtureDocument): Applied {
  const document = checkMixtureDocument(json);
  const model = mixtureFrom(document);
  return createApplied(document, model, parametersFrom(document, model, document));
}

/**
 * A model document with the parameters of another, in its own order of classes and levels.
 *
 * @throws LatentError NO_PARAMETERS, BAD_SHAPE, BAD_PROBABILITIES
 * @example
 * const started = withParameters(document, fit.model);
 */
export function withParameters(document: MixtureDocument, source: MixtureDocument): MixtureDocument {
  const model = mixtureFrom(document);
  return documentOf(document, model, parametersFrom(source, model, document));
}

/**
 * True where the classes have names of their own and not 1, 2, 3, …: their order is kept then.
 *
 * @example
 * hasNamedClasses(lca({ classes: ['good', 'bad'], columns: { a: bernoulli() } }).toJSON()); // true
 */
export function hasNamedClasses({ latent }: MixtureDocument): boolean {
  return latent.levels.some((level, k) => level !== String(k + 1));
}

/** The columns that a document reads, in its order. */
function schemaOf({ features }: MixtureDocument): Schema {
  const columns = features.flatMap((feature): [string, AnyColumn][] => {
    const { name, family, levels = [], trials } = feature;
    if (family === 'categorical') return [[name, { kind: 'categorical', levels }]];
    if (family === 'gaussian') return columnNames(feature).map((column) => [column, { kind: 'gaussian' }]);
    if (family !== 'binomial') return [[name, { kind: family } as AnyColumn]];
    const own: [string, AnyColumn] = [name, { kind: 'binomial', trials: trials as number | string }];
    return typeof trials === 'string' ? [own, [trials, { kind: 'trials' }]] : [own];
  });
  return Object.fromEntries(columns);
}

/** The columns of a schema in the order of a document, which must have the same. */
function matching<S extends Schema>(schema: S, document: MixtureDocument): S {
  checkSchema(schema);
  const expected = schemaOf(document);
  for (const name of new Set([...Object.keys(expected), ...Object.keys(schema)])) {
    const [wanted, given] = [expected, schema].map((own) =>
      Object.hasOwn(own, name) ? columnText(own[name] as AnyColumn) : 'absent',
    ) as [string, string];
    if (wanted !== given)
      throw new LatentError(
        'SCHEMA_MISMATCH',
        `column "${name}" is ${wanted} in the document and ${given} in the schema`,
        'Give the schema that the model was made with.',
        { column: name },
      );
  }
  return Object.fromEntries(Object.keys(expected).map((name) => [name, schema[name]])) as unknown as S;
}

/** A column in words: the same for the same columns only. */
function columnText(column: AnyColumn): string {
  if ('levels' in column)
    return `categorical with the levels ${column.levels.map((level) => JSON.stringify(level)).join(', ')}`;
  if (column.kind !== 'binomial') return column.kind;
  const { trials } = column;
  return `binomial with ${typeof trials === 'number' ? `${trials} trials` : `its trials in ${JSON.stringify(trials)}`}`;
}
