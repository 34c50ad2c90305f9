import { LatentError } from '../error/index.ts';
import type { Parameters } from '../model/index.ts';
import type { Mixture } from '../models/index.ts';
import type { Block } from '../statistics/index.ts';
import { mixtureFrom } from './mixture.ts';
import { readNested, writeNested } from './nested.ts';
import type { MixtureDocument, NestedNumbers } from './types.ts';
import { checkValues } from './values.ts';
import { shapeText } from './vectors.ts';

/**
 * The parameters that a document holds, in the layout of `model`; variables, classes, levels and columns are matched by name.
 *
 * @param target the document of `model`
 * @param need `fixed`: only the blocks that the M-step leaves alone are read, the others stay zero
 * @throws LatentError NO_PARAMETERS, BAD_SHAPE (expected and actual), BAD_PROBABILITIES (with the sum), BAD_COVARIANCE (with the class)
 */
export function parametersFrom(
  source: MixtureDocument,
  model: Mixture,
  target: MixtureDocument,
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
  const own = source === target ? model : mixtureFrom(source, file);
  const variables = [[model.parameters.blocks[0] as Block], ...model.featureBlocks];
  const names = [target.latent.name, ...target.features.map(({ name }) => name)];
  const found = new Map(
    source.features.map(({ name }, j) => [name, own.featureBlocks[j] as readonly Block[]] as const),
  );
  variables.forEach((blocks, at) => {
    if (need === 'fixed' && !blocks.some(({ fixed }) => fixed)) return;
    const name = names[at] as string;
    const sources = at === 0 ? [own.parameters.blocks[0] as Block] : found.get(name);
    if (!sources)
      throw new LatentError(
        'BAD_SHAPE',
        `the start has no feature "${name}"`,
        'Start documents describe the same features as the model.',
        { file, path: '/features' },
      );
    blocks.forEach((block, i) => {
      const from = sources[i];
      const path = pathOf(at === 0 ? source.latent.name : name, block);
      if (!from || from.key !== block.key || from.shape.length !== block.shape.length)
        throw new LatentError(
          'BAD_SHAPE',
          `the start's "${name}" has another family or covariance than the model's`,
          'Start documents describe the same features as the model.',
          { file, path: '/features' },
        );
      const values = readBlock(given, at === 0 ? source.latent.name : name, from, source, path, file);
      place(values, from, block, classOrder, at === 0, name, file, out);
    });
  });
  if (need === 'all') refuseCollapsed(model, target, out, file);
  return out;
}

/**
 * Checks those parameters that a mixture's document holds, by its own classes and levels; others may be absent.
 *
 * @throws LatentError BAD_SHAPE (expected and actual), BAD_PROBABILITIES (with the sum), BAD_COVARIANCE (with the class)
 */
export function checkParameters(document: MixtureDocument, file?: string): void {
  const { parameters, latent, features } = document;
  if (!parameters) return;
  const model = mixtureFrom(document, file);
  const variables = [[model.parameters.blocks[0] as Block], ...model.featureBlocks];
  [latent.name, ...features.map(({ name }) => name)].forEach((name, at) => {
    if (!Object.hasOwn(parameters, name)) return;
    refuseStrayKeys(parameters[name] as NestedNumbers, name, variables[at] as readonly Block[], file);
    for (const block of variables[at] as readonly Block[])
      readBlock(parameters, name, block, document, pathOf(name, block), file);
  });
}

function refuseStrayKeys(value: NestedNumbers, name: string, blocks: readonly Block[], file: string | undefined): void {
  if (typeof value !== 'object' || Array.isArray(value)) return;
  const keys = blocks.flatMap(({ key }) => key ?? []);
  const stray = Object.keys(value).find((key) => keys.length > 0 && !keys.includes(key));
  if (stray !== undefined)
    throw new LatentError(
      'BAD_SHAPE',
      `the parameters of "${name}" have the unknown key "${stray}"`,
      `Its family has ${keys.join(' and ')}.`,
      { file, path: `/parameters/${name}/${stray}` },
    );
}

/** A model document with parameters. */
export function documentOf(base: MixtureDocument, model: Mixture, parameters: Parameters): MixtureDocument {
  const nestedOf = ({ offset, size, shape }: Block) => writeNested(parameters.subarray(offset, offset + size), shape);
  const entries = model.featureBlocks.map((blocks, j): [string, NestedNumbers] => {
    const [first] = blocks;
    const value =
      first && first.key === undefined
        ? nestedOf(first)
        : Object.fromEntries(blocks.map((block) => [block.key as string, nestedOf(block)] as const));
    return [(base.features[j] as { name: string }).name, value];
  });
  const sizes = nestedOf(model.parameters.blocks[0] as Block);
  return { ...base, parameters: Object.fromEntries([[base.latent.name, sizes], ...entries]) };
}

const pathOf = (name: string, { key }: Block): string => `/parameters/${name}${key === undefined ? '' : `/${key}`}`;

/** The values of one block, checked, in the order of its own document. */
function readBlock(
  parameters: NonNullable<MixtureDocument['parameters']>,
  name: string,
  block: Block,
  document: MixtureDocument,
  path: string,
  file: string | undefined,
): Float64Array {
  const whole = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const isObject = typeof whole === 'object' && !Array.isArray(whole);
  const value =
    block.key === undefined
      ? whole
      : isObject && Object.hasOwn(whole, block.key)
        ? (whole as Keyed)[block.key]
        : undefined;
  if (value === undefined) {
    if (whole !== undefined && !isObject) readNested(whole, block.shape, path, file); // says what it is instead
    throw new LatentError(
      'BAD_SHAPE',
      `"parameters" lack "${path.slice('/parameters/'.length)}"`,
      `Give it with the shape ${shapeText(block.shape)}.`,
      {
        file,
        path,
      },
    );
  }
  const values = readNested(value, block.shape, path, file);
  checkValues(values, block, document.latent.levels, name, path, file);
  return values;
}

type Keyed = { readonly [name: string]: NestedNumbers };

/** Copies values to their places: classes by `classOrder`, the axes behind by their names. */
function place(
  values: Float64Array,
  from: Block,
  to: Block,
  classOrder: readonly number[],
  isLatent: boolean,
  name: string,
  file: string | undefined,
  out: Parameters,
): void {
  const orders = (to.axes ?? []).map((axis, i) =>
    matchNames(from.axes?.[i] ?? [], axis, `${to.constraint === 'simplex' ? 'levels' : 'columns'} of "${name}"`, file),
  );
  const all = isLatent || !to.shared ? [classOrder, ...orders] : orders;
  const visit = (axis: number, source: number, target: number): void => {
    const order = all[axis];
    if (!order) out[to.offset + target] = values[source] as number;
    else
      order.forEach((position, i) => {
        visit(axis + 1, source * order.length + position, target * order.length + i);
      });
  };
  visit(0, 0, 0);
}

/** A collapsed component has no density to start from. */
function refuseCollapsed(
  model: Mixture,
  document: MixtureDocument,
  parameters: Parameters,
  file: string | undefined,
): void {
  const collapsed = model.collapsed(parameters);
  if (!collapsed) return;
  const name = document.features[collapsed.feature]?.name;
  throw new LatentError(
    'BAD_COVARIANCE',
    `class ${document.latent.levels[collapsed.latent]} of "${name}" has no spread: its variance or covariance matrix is not positive definite`,
    'Give variances above 0 and a positive definite covariance matrix.',
    { file, path: `/parameters/${name}`, class: document.latent.levels[collapsed.latent] },
  );
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
