import type { MixtureDocument, NestedNumbers } from 'latent';
import { type Block, familyOf, isCategorical, type Values } from './families/index.ts';
import { type Feature, featuresOf } from './feature.ts';
import { flat, matrixOf, type Nested, nest } from './nested.ts';

/** Parameters as the documents nest them; keys stand in the order of the document. */
export interface Parameters {
  readonly sizes: readonly number[];
  /** Of feature after feature. */
  readonly features: readonly Values[];
}

/** The parameters that a document holds. */
export function readParameters(document: MixtureDocument): Parameters {
  const { latent, parameters } = document;
  if (!parameters) throw new Error('the document has no parameters');
  return {
    sizes: parameters[latent.name] as readonly number[],
    features: featuresOf(document).map((feature) => {
      const own = parameters[feature.name];
      if (isCategorical(feature)) return { table: own as Nested };
      const keys = familyOf(feature).blocks(feature, latent.levels.length);
      return Object.fromEntries(keys.map(({ key }) => [key, (own as Values)[key] as Nested]));
    }),
  };
}

/** The document with these parameters. */
export function writeParameters(document: MixtureDocument, { sizes, features }: Parameters): MixtureDocument {
  const items = featuresOf(document).map((feature, j) => {
    const own = features[j] as Values;
    return [feature.name, (isCategorical(feature) ? own['table'] : own) as NestedNumbers] as const;
  });
  return { ...document, parameters: { [document.latent.name]: sizes, ...Object.fromEntries(items) } };
}

/** The table of a categorical feature, [class][level]. */
export function tableOfItem({ features }: Parameters, item: number): readonly (readonly number[])[] {
  return matrixOf(features[item]?.['table']);
}

/** The document's numbers in its order: class sizes, then feature by feature, key by key, row-major. */
export function flatten({ sizes, features }: Parameters): number[] {
  return [...sizes, ...features.flatMap((values) => Object.values(values).flatMap(flat))];
}

export function unflatten(numbers: readonly number[], { sizes, features }: Parameters): Parameters {
  const rest = numbers.slice(sizes.length).values();
  const shapeOf = (nested: Nested): number[] =>
    typeof nested === 'number' ? [] : [nested.length, ...shapeOf(nested[0] as Nested)];
  return {
    sizes: numbers.slice(0, sizes.length),
    features: features.map((values) =>
      Object.fromEntries(Object.entries(values).map(([key, own]) => [key, nest(rest, shapeOf(own))])),
    ),
  };
}

/** One block of numbers inside the flat parameters. */
export interface PlacedBlock extends Block {
  /** The variable's name in the document. */
  readonly name: string;
  /** Its place among the features; −1 for the class sizes. */
  readonly feature: number;
  readonly offset: number;
  readonly length: number;
  readonly fixed: boolean;
}

/** The blocks in the order of `flatten`. */
export function blocksOf(document: MixtureDocument): PlacedBlock[] {
  const { latent, fixed = [] } = document;
  const classes = latent.levels.length;
  const sizes: Block = { key: 'sizes', shape: [classes], kind: 'simplex', shared: true };
  const blocks = [
    { ...sizes, name: latent.name, feature: -1 },
    ...featuresOf(document).flatMap((feature, j) =>
      familyOf(feature)
        .blocks(feature, classes)
        .map((block) => ({ ...block, name: feature.name, feature: j })),
    ),
  ];
  let offset = 0;
  return blocks.map((block) => {
    const length = block.shape.reduce((product, n) => product * n, 1);
    offset += length;
    return { ...block, length, offset: offset - length, fixed: fixed.includes(block.name) };
  });
}

/** The parameters with the classes in another order: what all classes share stays. */
export function orderClasses(document: MixtureDocument, { sizes, features }: Parameters, order: readonly number[]) {
  const arrange = <T>(own: readonly T[]): T[] => order.map((k) => own[k] as T);
  return {
    sizes: arrange(sizes),
    features: featuresOf(document).map((feature: Feature, j) => {
      const own = features[j] as Values;
      const blocks = familyOf(feature).blocks(feature, sizes.length);
      return Object.fromEntries(
        blocks.map(({ key, shared }) => [key, shared ? (own[key] as Nested) : arrange(own[key] as readonly Nested[])]),
      );
    }),
  } satisfies Parameters;
}
