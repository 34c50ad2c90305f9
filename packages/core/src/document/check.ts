import { LatentError } from '../error/index.ts';
import { latentFit, latentModel, latentSelection } from './generated/validators.js';
import { checkNames } from './names.ts';
import { checkNodes } from './network/nodes.ts';
import { checkTables } from './network/tables.ts';
import { checkParameters } from './parameters.ts';
import { checkPriors } from './priors.ts';
import type { SelectionDocument } from './selection.ts';
import type { FitDocument, MixtureDocument, ModelDocument, NetworkDocument } from './types.ts';

/**
 * Checks a model document: its schema, its names, and those parameters that it holds; a fit document is taken for its model.
 *
 * @param file its name, for messages
 * @returns the same document; its `kind` tells mixtures and networks apart
 * @throws LatentError NOT_A_DOCUMENT, UNSUPPORTED_VERSION, SCHEMA (with the path), NOT_AVAILABLE, DUPLICATE_NAME, UNKNOWN_NAME,
 *   BAD_SHAPE (expected and actual), BAD_PROBABILITIES (with the sum); of networks also CYCLE, UNKNOWN_PARENT, BAD_TIE
 * @example
 * const document = checkModelDocument(parseDocument(text), 'model.json');
 */
export function checkModelDocument(value: unknown, file?: string): ModelDocument {
  if (formatOf(value) === 'latent-fit') return checkFitDocument(value, file).model;
  refuseOther(value, 'latent-model', file);
  refuseKind(value, file);
  if (!latentModel(value)) throw schemaError(latentModel.errors, value, 'latent-model', file);
  return checkModel(value as ModelDocument, file);
}

/**
 * As `checkModelDocument`, for mixtures only.
 *
 * @throws LatentError as `checkModelDocument`; WRONG_KIND where it is a network
 * @example
 * const { latent, features } = checkMixtureDocument(parseDocument(text), 'model.json');
 */
export function checkMixtureDocument(value: unknown, file?: string): MixtureDocument {
  const document = checkModelDocument(value, file);
  if (document.kind === 'mixture') return document;
  throw wrongKind('mixture', document, file);
}

/**
 * As `checkModelDocument`, for networks only.
 *
 * @throws LatentError as `checkModelDocument`; WRONG_KIND where it is a mixture
 * @example
 * const { nodes } = checkNetworkDocument(parseDocument(text), 'network.json');
 */
export function checkNetworkDocument(value: unknown, file?: string): NetworkDocument {
  const document = checkModelDocument(value, file);
  if (document.kind === 'network') return document;
  throw wrongKind('network', document, file);
}

/**
 * Checks a fit document: its schema, and its model as `checkModelDocument` does.
 *
 * @param file its name, for messages
 * @returns the same document; `isNetworkFit` tells fits of networks from those of mixtures
 * @throws LatentError as `checkModelDocument`
 * @example
 * const { logLikelihood, model } = checkFitDocument(parseDocument(text), 'fit.json');
 */
export function checkFitDocument(value: unknown, file?: string): FitDocument | FitDocument<NetworkDocument> {
  refuseOther(value, 'latent-fit', file);
  if (!latentFit(value)) throw schemaError(latentFit.errors, value, 'latent-fit', file);
  const fit = value as FitDocument | FitDocument<NetworkDocument>;
  refuseKind(fit.model, file);
  checkModel(fit.model, file);
  return fit;
}

/**
 * As `checkFitDocument`, for fits of mixtures only.
 *
 * @throws LatentError as `checkFitDocument`; WRONG_KIND where it is a fit of a network
 * @example
 * const { model } = checkMixtureFit(parseDocument(text), 'fit.json');
 */
export function checkMixtureFit(value: unknown, file?: string): FitDocument {
  const fit = checkFitDocument(value, file);
  if (!isNetworkFit(fit)) return fit;
  throw wrongKind('mixture', fit.model, file);
}

/**
 * As `checkFitDocument`, for fits of networks only.
 *
 * @throws LatentError as `checkFitDocument`; WRONG_KIND where it is a fit of a mixture
 * @example
 * const { model } = checkNetworkFit(parseDocument(text), 'fit.json');
 */
export function checkNetworkFit(value: unknown, file?: string): FitDocument<NetworkDocument> {
  const fit = checkFitDocument(value, file);
  if (isNetworkFit(fit)) return fit;
  throw wrongKind('network', fit.model, file);
}

/**
 * Whether a fit is one of a network.
 *
 * @example
 * if (isNetworkFit(fit)) console.log(fit.model.nodes);
 */
export function isNetworkFit(fit: FitDocument | FitDocument<NetworkDocument>): fit is FitDocument<NetworkDocument> {
  return fit.model.kind === 'network';
}

/**
 * Checks a selection document by its schema, and that what it recommends is among its candidates.
 *
 * @param file its name, for messages
 * @returns the same document
 * @throws LatentError NOT_A_DOCUMENT, UNSUPPORTED_VERSION, SCHEMA (with the path)
 * @example
 * const { recommended, candidates } = checkSelectionDocument(parseDocument(text), 'selection.json');
 */
export function checkSelectionDocument(value: unknown, file?: string): SelectionDocument {
  refuseOther(value, 'latent-selection', file);
  if (!latentSelection(value)) throw schemaError(latentSelection.errors, value, 'latent-selection', file);
  const selection = value as SelectionDocument;
  const { recommended, candidates } = selection;
  if (recommended !== null && !candidates.some(({ classes }) => classes === recommended))
    throw new LatentError(
      'SCHEMA',
      `/recommended is ${recommended}, and no candidate has so many classes`,
      'Take the document as latent select wrote it.',
      { file, path: '/recommended' },
    );
  return selection;
}

/** What a schema cannot say: names that refer to each other, shapes and sums. */
function checkModel(model: ModelDocument, file: string | undefined): ModelDocument {
  if (model.kind === 'network') {
    checkNodes(model, file);
    checkTables(model, file);
    return model;
  }
  checkNames(model, file);
  checkPriors(model, file);
  checkParameters(model, file);
  return model;
}

/** Kinds to come are named as such, before anything about their shape. */
function refuseKind(value: unknown, file: string | undefined): void {
  if ((value as { kind?: unknown }).kind !== 'hmm') return;
  const fix = 'This version fits mixtures and networks.';
  throw new LatentError('NOT_AVAILABLE', 'models of kind "hmm" are not available yet', fix, { file });
}

function wrongKind(wanted: string, { kind }: ModelDocument, file: string | undefined): LatentError {
  return new LatentError(
    'WRONG_KIND',
    `this is a ${kind}, and a ${wanted} is needed here`,
    `Give the model document of a ${wanted}.`,
    { file, path: '/kind' },
  );
}

type Format = 'latent-model' | 'latent-fit' | 'latent-selection';

function refuseOther(value: unknown, format: Format, file: string | undefined): void {
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
  readonly keyword: string;
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
  const within = path === '/model' || path.startsWith('/model/') ? 'latent-model' : format;
  const fix = `See latent/schemas/${within}.json.`;
  if (deepest?.keyword === 'additionalProperties') {
    const key = String(deepest.params['additionalProperty']);
    return new LatentError(
      'SCHEMA',
      `${path} has the unknown key ${JSON.stringify(key)}`,
      `Correct or remove it. ${fix}`,
      {
        file,
        path: `${deepest.instancePath}/${key}`,
      },
    );
  }
  if (deepest?.keyword === 'false schema')
    return new LatentError('SCHEMA', `${path} has no place in a model of this kind`, `Remove it. ${fix}`, {
      file,
      path,
    });
  const found = shorten(show(valueAt(value, path)));
  const message = `${path} ${deepest?.message ?? 'does not fit the schema'}${found ? ` (it is ${found})` : ''}`;
  return new LatentError('SCHEMA', message, fix, { file, path });
}

/** As JSON, but for numbers that JSON does not have. */
const show = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'bigint' ? String(value) : JSON.stringify(value);

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
