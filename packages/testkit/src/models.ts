import type { Arbitrary } from 'fast-check';
import { array, integer, record } from 'fast-check';
import { build, drawParameters, drawStart, itemsOf } from './build.ts';
import { categoricalModels } from './models/categorical.ts';
import { numericModels } from './models/numeric.ts';
import type { Values } from './oracle/families/index.ts';
import { isCategorical } from './oracle/families/index.ts';
import type { Feature } from './oracle/feature.ts';
import type { Parameters } from './oracle/numbers.ts';
import type { Instance } from './problem.ts';
import { createDice } from './random.ts';
import type { ModelSpec, Truth } from './spec.ts';

/** The models that the laws run on. */
export const models = { ...categoricalModels, ...numericModels } as const satisfies Record<string, ModelSpec>;

export type ModelName = keyof typeof models;

export const modelNames = Object.keys(models) as ModelName[];

/** Small random instances of a model: random parameters, rows drawn from them, a random start. */
export function arbitraryInstance(name: ModelName): Arbitrary<Instance> {
  const spec: ModelSpec = models[name];
  const range = ([min, max]: readonly [number, number]) => integer({ min, max });
  return record({
    classes: range(spec.classes),
    levels: array(range(spec.levels), { minLength: spec.items[0], maxLength: spec.items[1] }),
    rows: range(spec.rows),
    seed: integer({ min: 1, max: 2 ** 31 - 1 }),
  }).map(({ classes, levels, rows, seed }) => {
    const dice = createDice(seed);
    const features = [...itemsOf(levels), ...spec.others];
    const parameters = drawParameters(dice, classes, features);
    return build({ spec, features, parameters, start: drawStart(dice, parameters, features), rows, dice });
  });
}

/** Rows drawn from a model's truth; the start is the truth. */
export function drawFromTruth(name: ModelName, rows: number, seed: number): Instance {
  const spec: ModelSpec = models[name];
  const features = [...itemsOf(spec.truth.tables.map((table) => table[0]?.length ?? 0)), ...spec.others];
  const parameters = parametersOfTruth(spec.truth);
  return build({ spec, features, parameters, start: parameters, rows, dice: createDice(seed) });
}

/** Many different rows, so that the patterns fill several chunks of the sum. */
export function drawLarge(name: ModelName, rows: number, seed: number): Instance {
  const own: ModelSpec = models[name];
  const spec = { ...own, missing: own.missing / 3 };
  const dice = createDice(seed);
  const features = manyFeatures(own);
  const parameters = drawParameters(dice, own.truth.sizes.length, features);
  return build({ spec, features, parameters, start: parameters, rows, dice });
}

const parametersOfTruth = ({ sizes, tables, others }: Truth): Parameters => ({
  sizes,
  features: [...tables.map((table): Values => ({ table })), ...others],
});

/** Eight items of four levels, and of counts (which repeat) six columns each. */
function manyFeatures({ items, others }: ModelSpec): Feature[] {
  const categorical = items[1] > 0 ? itemsOf(new Array<number>(8).fill(4)) : [];
  const continuous = others.some(({ family }) => family === 'gaussian' || family === 'exponential');
  const copies = continuous || categorical.length > 0 ? others : others.flatMap(repeat);
  return [...categorical, ...copies];
}

function repeat(feature: Feature): Feature[] {
  if (isCategorical(feature)) return [feature];
  return Array.from({ length: 6 }, (_, i) => ({
    ...feature,
    name: `${feature.name}_${i + 1}`,
    ...(typeof feature.trials === 'string' ? { trials: `${feature.trials}_${i + 1}` } : {}),
  }));
}
