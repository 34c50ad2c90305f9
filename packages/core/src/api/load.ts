import {
  checkFitDocument,
  checkModelDocument,
  type FitDocument,
  type ModelDocument,
  mixtureFrom,
  parametersFrom,
} from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import { type Applied, createApplied } from './applied.ts';
import type { AnyColumn, Schema } from './columns.ts';
import { createFitted, type Fitted } from './fitted.ts';
import { createModel, type Model } from './model.ts';

/**
 * A fitted mixture from its document, with the cells and names of a schema (by default: strings, as the document names its levels).
 *
 * @throws LatentError SCHEMA, UNSUPPORTED_VERSION, NOT_A_DOCUMENT, BAD_SHAPE, BAD_PROBABILITIES, SCHEMA_MISMATCH
 * @example
 * const fitted = fromJSON(JSON.parse(text), { party: categorical(['left', 'right']) });
 */
export function fromJSON<S extends Schema = Schema>(json: unknown, schema?: S): Fitted<S> {
  const fit = checkFitDocument(json);
  const { $schema: _, format: __, version: ___, model, ...info } = fit;
  return createFitted(schema ? matching(schema, model) : (schemaOf(model) as S), applyDocument(fit), info);
}

/**
 * A model from its document.
 *
 * @throws LatentError SCHEMA, UNSUPPORTED_VERSION, NOT_A_DOCUMENT
 */
export function modelFromJSON(json: unknown): Model<Schema> {
  const document = checkModelDocument(json);
  return createModel(schemaOf(document), document, hasNamedClasses(document));
}

/** A model or fit document with parameters, ready for tables. */
export function applyDocument(json: FitDocument | ModelDocument): Applied {
  const document = checkModelDocument(json);
  const model = mixtureFrom(document);
  return createApplied(document, model, parametersFrom(document, model, document));
}

/** True where the classes have names of their own and not 1, 2, 3, …: their order is kept then. */
export function hasNamedClasses({ latent }: ModelDocument): boolean {
  return latent.levels.some((level, k) => level !== String(k + 1));
}

function schemaOf(document: ModelDocument): Schema {
  return Object.fromEntries(
    document.features.map(({ name, levels = [] }): [string, AnyColumn] => [name, { kind: 'categorical', levels }]),
  );
}

function matching<S extends Schema>(schema: S, document: ModelDocument): S {
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
  return Object.fromEntries(names.map((name) => [name, schema[name]])) as unknown as S;
}
