import { LatentError } from '../error/index.ts';
import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { FeatureDocument, ModelDocument, NestedNumbers } from './types.ts';
import { rowsOf, shapeText, simplexOf } from './vectors.ts';

/**
 * The parameters that a document holds, in the layout of `model`; variables are matched by name, levels and classes by name too.
 *
 * @param target the document of `model`
 * @param need `fixed`: only the blocks that the M-step leaves alone are read, the others stay zero
 * @throws LatentError NO_PARAMETERS, BAD_SHAPE (expected and actual), BAD_PROBABILITIES (with the sum)
 */
export function parametersFrom(
  source: ModelDocument,
  model: Mixture,
  target: ModelDocument,
  file?: string,
  need: 'all' | 'fixed' = 'all',
): Parameters {
  const given = source.parameters;
  if (!given)
    throw new LatentError(
      'NO_PARAMETERS',
      'the document has no "parameters" to start from',
      'Give a model document with parameters, or a fit.',
      { file, path: '/parameters' },
    );
  const out = new Float64Array(model.parameters.size);
  const classOrder = matchNames(source.latent.levels, target.latent.levels, 'classes', file);
  const sourceFeatures = new Map(source.features.map((feature) => [feature.name, feature] as const));
  model.parameters.blocks.forEach(({ name, shape, offset, size, fixed }, at) => {
    if (need === 'fixed' && !fixed) return;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const path = `/parameters/${name}`;
    if (value === undefined)
      throw new LatentError('BAD_SHAPE', `"parameters" lack "${name}"`, `Give it with the shape ${shapeText(shape)}.`, {
        file,
        path,
      });
    const own = out.subarray(offset, offset + size);
    if (at === 0) {
      place(simplexOf(value, size, path, file), classOrder, own);
      return;
    }
    const feature = target.features[at - 1] as FeatureDocument;
    const found = sourceFeatures.get(name);
    if (!found)
      throw new LatentError(
        'BAD_SHAPE',
        `the start has no feature "${name}"`,
        'Start documents describe the same features as the model.',
        { file, path: '/features' },
      );
    const levelOrder = matchNames(found.levels ?? [], feature.levels ?? [], `levels of "${name}"`, file);
    const rows = rowsOf(value, shape, path, file);
    const width = size / model.classes;
    classOrder.forEach((from, k) => {
      const row = simplexOf(rows[from] as NestedNumbers, width, `${path}/${from}`, file);
      place(row, levelOrder, own.subarray(k * width, (k + 1) * width));
    });
  });
  return out;
}

/**
 * Checks those parameters that a mixture's document holds, by its own classes and levels; others may be absent.
 *
 * @throws LatentError BAD_SHAPE (expected and actual), BAD_PROBABILITIES (with the sum)
 */
export function checkParameters({ latent, features, parameters = {} }: ModelDocument, file?: string): void {
  const widths = new Map(features.map(({ name, levels = [] }) => [name, levels.length] as const));
  const classes = latent.levels.length;
  for (const [name, value] of Object.entries(parameters)) {
    const path = `/parameters/${name}`;
    const width = widths.get(name);
    if (width === undefined) simplexOf(value, classes, path, file);
    else
      rowsOf(value, [classes, width], path, file).forEach((row, k) => {
        simplexOf(row, width, `${path}/${k}`, file);
      });
  }
}

/** A model document with parameters. */
export function documentOf(base: ModelDocument, model: Mixture, parameters: Parameters): ModelDocument {
  const entries = model.parameters.blocks.map((block): [string, NestedNumbers] => {
    const values = Array.from(parameters.subarray(block.offset, block.offset + block.size));
    if (block.shape.length === 1) return [block.name, values];
    const width = block.size / model.classes;
    return [block.name, Array.from({ length: model.classes }, (_, k) => values.slice(k * width, (k + 1) * width))];
  });
  return { ...base, parameters: Object.fromEntries(entries) };
}

/** For each wanted name its position among the names found; refuses different sets. */
function matchNames(
  found: readonly string[],
  wanted: readonly string[],
  what: string,
  file: string | undefined,
): number[] {
  const positions = new Map(found.map((name, position) => [name, position] as const));
  const order = wanted.map((name) => positions.get(name) ?? -1);
  if (found.length === wanted.length && order.every((position) => position >= 0)) return order;
  throw new LatentError(
    'BAD_SHAPE',
    `the start's ${what} are ${found.join(', ') || 'absent'}; expected ${wanted.join(', ')}`,
    'Start documents name the same classes and levels as the model.',
    { file },
  );
}

function place(values: readonly number[], order: readonly number[], out: Float64Array): void {
  order.forEach((from, to) => {
    out[to] = values[from] as number;
  });
}
