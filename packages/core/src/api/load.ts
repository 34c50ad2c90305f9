import {
  checkFitDocument,
  checkModelDocument,
  documentOf,
  type FitDocument,
  type ModelDocument,
  mixtureFrom,
  parametersFrom,
} from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import { type Applied, createApplied } from './applied.ts';
import { type AnyColumn, checkSchema, type Schema } from './columns.ts';
import { createFitted, type Fitted } from './fitted.ts';
import { createModel, type Model } from './model.ts';

/**
 * A fitted mixture from its document, with the cells and names of a schema (without one: strings, as the document names its levels).
 *
 * @param schema the columns that the model was made with
 * @throws LatentError as `checkFitDocument`; SCHEMA_MISMATCH where the schema has other columns or levels
 * @example
 * const fitted = fromJSON(JSON.parse(text), { party: categorical(['left', 'right']) });
 */
export function fromJSON(json: unknown): Fitted<Schema>;
export function fromJSON<S extends Schema>(json: unknown, schema: S): Fitted<S>;
export function fromJSON(json: unknown, schema?: Schema): Fitted<Schema> {
  const fit = checkFitDocument(json);
  const { $schema: _, format: __, version: ___, model, ...info } = fit;
  return createFitted(schema ? matching(schema, model) : schemaOf(model), applyDocument(fit), info);
}

/**
 * A model from its document (of a fit: from that of its model); cells are strings, as the document names its levels.
 *
 * @throws LatentError as `checkModelDocument`
 * @example
 * const fitted = await modelFromJSON(JSON.parse(text)).fit([{ party: 'left' }, { party: 'right' }]);
 */
export function modelFromJSON(json: unknown): Model<Schema> {
  const document = checkModelDocument(json);
  return createModel(schemaOf(document), document, hasNamedClasses(document));
}

/**
 * A model or fit document with parameters, ready for tables.
 *
 * @throws LatentError as `checkModelDocument`; NO_PARAMETERS
 * @example
 * const { posterior, logLikelihoods } = applyDocument(fit).apply(table);
 */
export function applyDocument(json: FitDocument | ModelDocument): Applied {
  const document = checkModelDocument(json);
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
export function withParameters(document: ModelDocument, source: ModelDocument): ModelDocument {
  const model = mixtureFrom(document);
  return documentOf(document, model, parametersFrom(source, model, document));
}

/**
 * True where the classes have names of their own and not 1, 2, 3, …: their order is kept then.
 *
 * @example
 * hasNamedClasses(lca({ classes: ['good', 'bad'], columns: { a: bernoulli() } }).toJSON()); // true
 */
export function hasNamedClasses({ latent }: ModelDocument): boolean {
  return latent.levels.some((level, k) => level !== String(k + 1));
}

function schemaOf(document: ModelDocument): Schema {
  return Object.fromEntries(
    document.features.map(({ name, levels = [] }): [string, AnyColumn] => [name, { kind: 'categorical', levels }]),
  );
}

function matching<S extends Schema>(schema: S, document: ModelDocument): S {
  checkSchema(schema);
  for (const { name, levels = [] } of document.features) {
    const own = Object.hasOwn(schema, name) ? schema[name]?.levels : undefined;
    if (!own || own.length !== levels.length || own.some((level, i) => level !== levels[i]))
      throw new LatentError(
        'SCHEMA_MISMATCH',
        `column "${name}" has the levels ${levels.join(', ')} in the document and ${own?.join(', ') ?? 'is absent'} in the schema`,
        'Give the schema that the model was made with.',
        { column: name },
      );
  }
  const names = document.features.map((feature) => feature.name);
  const known = new Set(names);
  const stray = Object.keys(schema).find((name) => !known.has(name));
  if (stray !== undefined)
    throw new LatentError(
      'SCHEMA_MISMATCH',
      `the document has no column "${stray}"`,
      'Give the schema that the model was made with.',
      { column: stray },
    );
  return Object.fromEntries(names.map((name) => [name, schema[name]])) as unknown as S;
}
