import { LatentError } from '../error/index.ts';
import { latentFit, latentModel } from './generated/validators.js';
import type { FitDocument, ModelDocument } from './types.ts';

/** Checks a model document against its schema; a fit document is taken for its model. */
export function checkModelDocument(value: unknown, file?: string): ModelDocument {
  const format = formatOf(value);
  if (format === 'latent-fit') return checkFitDocument(value, file).model;
  refuseOther(value, 'latent-model', file);
  if (!latentModel(value)) throw schemaError(latentModel.errors, value, 'latent-model', file);
  return supported(value as ModelDocument, file);
}

/** Checks a fit document against its schema. */
export function checkFitDocument(value: unknown, file?: string): FitDocument {
  refuseOther(value, 'latent-fit', file);
  if (!latentFit(value)) throw schemaError(latentFit.errors, value, 'latent-fit', file);
  const fit = value as FitDocument;
  supported(fit.model, file);
  return fit;
}

function supported(model: ModelDocument, file: string | undefined): ModelDocument {
  const other = model.kind !== 'mixture' ? `models of kind "${model.kind}"` : undefined;
  const family = other ?? model.features.map((feature) => feature.family).find((name) => name !== 'categorical');
  if (family === undefined) return model;
  throw new LatentError(
    'NOT_AVAILABLE',
    `${other ?? `${family} columns`} are not available yet`,
    'This version fits mixtures of categorical columns.',
    { file },
  );
}

function refuseOther(value: unknown, format: 'latent-model' | 'latent-fit', file: string | undefined): void {
  const found = formatOf(value);
  if (found !== format)
    throw new LatentError(
      'NOT_A_DOCUMENT',
      `this is not a ${format} document: "format" is ${JSON.stringify(found) ?? 'absent'}`,
      `Give a document with "format": "${format}".`,
      { file, path: '/format' },
    );
  const version = (value as { version?: unknown }).version;
  if (version !== 1)
    throw new LatentError(
      'UNSUPPORTED_VERSION',
      `version ${JSON.stringify(version) ?? 'absent'} of ${format} is not known here: this program reads version 1`,
      'Write the document again with this program, or use a newer one.',
      { file, path: '/version' },
    );
}

const formatOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;

interface SchemaProblem {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Record<string, unknown>;
}

function schemaError(
  problems: readonly SchemaProblem[] | null | undefined,
  value: unknown,
  format: string,
  file: string | undefined,
): LatentError {
  const deepest = [...(problems ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
  const path = deepest?.instancePath || '/';
  const found = shorten(JSON.stringify(valueAt(value, path)));
  return new LatentError(
    'SCHEMA',
    `${path} ${deepest?.message ?? 'does not fit the schema'}${found ? ` (it is ${found})` : ''}`,
    `See latent/schemas/${format}.json.`,
    { file, path },
  );
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .filter((part) => part !== '')
    .reduce<unknown>(
      (at, part) =>
        typeof at === 'object' && at !== null
          ? (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
          : undefined,
      value,
    );
}

const shorten = (text: string | undefined): string | undefined =>
  text && text.length > 60 ? `${text.slice(0, 57)}…` : text;
