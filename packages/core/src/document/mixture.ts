import { LatentError } from '../error/index.ts';
import { type Emission, families } from '../families/index.ts';
import type { Parameters } from '../model/index.ts';
import { createMixture, type Mixture } from '../models/index.ts';
import type { Block } from '../statistics/index.ts';
import type { FeatureDocument, ModelDocument, NestedNumbers } from './types.ts';

/** The model that a document describes, without its parameters. */
export function mixtureFrom(document: ModelDocument, file?: string): Mixture {
  const { latent, features } = document;
  const names = [latent.name, ...features.map((feature) => feature.name)];
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new LatentError('DUPLICATE_NAME', `two variables of the model are named "${twice}"`, 'Rename one of them.', {
      file,
      column: twice,
    });
  const stray = document.fixed?.find((name) => !names.includes(name));
  if (stray !== undefined)
    throw new LatentError(
      'UNKNOWN_NAME',
      `"fixed" names "${stray}", which is no variable of the model`,
      `Variables are: ${names.join(', ')}.`,
      { file, path: '/fixed' },
    );
  const pseudoCount = document.prior?.pseudoCount ?? 0;
  const isFixed = (name: string): boolean => document.fixed?.includes(name) ?? false;
  return createMixture({
    latent: latent.name,
    classes: latent.levels.length,
    fixedSizes: isFixed(latent.name),
    pseudoCount,
    emissions: features.map((feature) =>
      emissionOf(feature, latent.levels.length, pseudoCount, isFixed(feature.name), file),
    ),
  });
}

function emissionOf(
  feature: FeatureDocument,
  classes: number,
  pseudoCount: number,
  fixed: boolean,
  file: string | undefined,
): Emission {
  const family = Object.hasOwn(families, feature.family) ? families[feature.family] : undefined;
  if (!family || !feature.levels)
    throw new LatentError(
      'NOT_AVAILABLE',
      `${feature.family} columns are not available yet`,
      'This version fits categorical columns.',
      { file, column: feature.name },
    );
  return family({ name: feature.name, levels: feature.levels, classes, pseudoCount, fixed });
}

/** How far a probability vector may be from summing to one; the difference is normalised away. */
const SUM_TOLERANCE = 1e-6;

/**
 * The parameters that a document holds, in the layout of `model`; variables are matched by name, levels and classes by name too.
 *
 * @param target the document of `model`
 * @throws LatentError NO_PARAMETERS, BAD_SHAPE (expected and actual), BAD_PROBABILITIES (with the sum)
 */
export function parametersFrom(
  source: ModelDocument,
  model: Mixture,
  target: ModelDocument,
  file?: string,
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
  model.parameters.blocks.forEach((block, at) => {
    const value = Object.hasOwn(given, block.name) ? given[block.name] : undefined;
    const path = `/parameters/${block.name}`;
    if (value === undefined)
      throw new LatentError(
        'BAD_SHAPE',
        `"parameters" lack "${block.name}"`,
        `Give it with the shape ${shapeText(block)}.`,
        { file, path },
      );
    if (at === 0)
      writeSimplex(
        numbersOf(value, block, file, path),
        classOrder,
        out.subarray(block.offset, block.offset + block.size),
        file,
        path,
      );
    else {
      const feature = target.features[at - 1] as FeatureDocument;
      const own = source.features.find((other) => other.name === feature.name);
      if (!own)
        throw new LatentError(
          'BAD_SHAPE',
          `the start has no feature "${feature.name}"`,
          'Start documents describe the same features as the model.',
          { file, path: '/features' },
        );
      const levelOrder = matchNames(own.levels ?? [], feature.levels ?? [], `levels of "${feature.name}"`, file);
      const rows = rowsOf(value, block, file, path);
      classOrder.forEach((from, k) => {
        const width = block.size / model.classes;
        const offset = block.offset + k * width;
        writeSimplex(
          numbersOf(rows[from] as NestedNumbers, { ...block, shape: [width] }, file, `${path}/${from}`),
          levelOrder,
          out.subarray(offset, offset + width),
          file,
          `${path}/${from}`,
        );
      });
    }
  });
  return out;
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
  const order = wanted.map((name) => found.indexOf(name));
  if (found.length === wanted.length && order.every((position) => position >= 0)) return order;
  throw new LatentError(
    'BAD_SHAPE',
    `the start's ${what} are ${found.join(', ') || 'absent'}; expected ${wanted.join(', ')}`,
    'Start documents name the same classes and levels as the model.',
    { file },
  );
}

function rowsOf(value: NestedNumbers, block: Block, file: string | undefined, path: string): readonly NestedNumbers[] {
  if (Array.isArray(value) && value.length === block.shape[0]) return value as readonly NestedNumbers[];
  throw badShape(value, block, file, path);
}

function numbersOf(value: NestedNumbers, block: Block, file: string | undefined, path: string): readonly number[] {
  const length = block.shape[block.shape.length - 1];
  if (Array.isArray(value) && value.length === length && value.every((entry) => typeof entry === 'number'))
    return value as readonly number[];
  throw badShape(value, block, file, path);
}

function badShape(value: NestedNumbers, block: Block, file: string | undefined, path: string): LatentError {
  const actual = Array.isArray(value) ? `an array of ${value.length}` : typeof value;
  return new LatentError(
    'BAD_SHAPE',
    `${path} should have the shape ${shapeText(block)}, and is ${actual}`,
    'Give one probability vector for each class, one entry for each level.',
    { file, path },
  );
}

const shapeText = (block: Block): string => `[${block.shape.join('][')}]`;

function writeSimplex(
  values: readonly number[],
  order: readonly number[],
  out: Float64Array,
  file: string | undefined,
  path: string,
): void {
  let sum = 0;
  for (const value of values) {
    if (!(value >= 0) || !Number.isFinite(value))
      throw new LatentError('BAD_PROBABILITIES', `${path} holds ${value}`, 'Probabilities are numbers from 0 to 1.', {
        file,
        path,
      });
    sum += value;
  }
  if (Math.abs(sum - 1) > SUM_TOLERANCE)
    throw new LatentError('BAD_PROBABILITIES', `${path} sums to ${sum}, not to 1`, 'Divide the entries by their sum.', {
      file,
      path,
      sum,
    });
  const exact = Math.abs(sum - 1) <= 1e-12;
  order.forEach((from, to) => {
    out[to] = exact ? (values[from] as number) : (values[from] as number) / sum;
  });
}
