import type { MixtureDocument } from 'latent';
import { simplex } from './oracle/families/draws.ts';
import { columnsOf, familyOf, isCategorical, type Values } from './oracle/families/index.ts';
import { type Feature, featuresOf } from './oracle/feature.ts';
import { type Parameters, writeParameters } from './oracle/numbers.ts';
import type { Instance } from './problem.ts';
import type { Dice } from './random.ts';
import type { ModelSpec } from './spec.ts';

export interface Plan {
  readonly spec: ModelSpec;
  readonly features: readonly Feature[];
  /** What the rows are drawn from. */
  readonly parameters: Parameters;
  readonly start: Parameters;
  readonly rows: number;
  readonly dice: Dice;
}

type Cells = (string | null)[];

/** An instance of a model: rows drawn from parameters, with the model's holes, known classes and weights. */
export function build({ spec, features, parameters, start, rows, dice }: Plan): Instance {
  const bare = describe(spec, features, parameters.sizes.length);
  const data = Array.from({ length: rows }, (_, row) => drawRow(spec, bare, parameters, dice, row < 2));
  const header = [...features.flatMap(columnsOf), ...(spec.known > 0 ? [bare.latent.name] : [])];
  // What is fixed stands in the document; a start repeats it.
  const fixed: Parameters = {
    sizes: spec.fixed.includes(bare.latent.name) ? parameters.sizes : start.sizes,
    features: features.map(({ name }, j) => (spec.fixed.includes(name) ? parameters : start).features[j] as Values),
  };
  return {
    document: spec.fixed.length > 0 ? writeParameters(bare, fixed) : bare,
    start: writeParameters(bare, fixed),
    header,
    rows: data,
    ...(spec.weighted ? { weights: data.map(() => WEIGHTS[dice.below(WEIGHTS.length)] as number) } : {}),
  };
}

const WEIGHTS = [0.5, 1, 1, 2, 3.25];

/** Categorical items `item1`, `item2`, … with the levels 0, 1, 2, … */
export const itemsOf = (levels: readonly number[]): Feature[] =>
  levels.map((length, j) => ({
    name: `item${j + 1}`,
    family: 'categorical',
    levels: Array.from({ length }, (_, level) => String(level)),
  }));

/** Random parameters, well inside their constraints; classes are not small where there are means to be found. */
export function drawParameters(dice: Dice, classes: number, features: readonly Feature[]): Parameters {
  return {
    sizes: simplex(dice, classes, features.every(isCategorical) ? 1 : 6),
    features: features.map((feature) => familyOf(feature).drawValues(feature, classes, dice)),
  };
}

/** A start for rows that were drawn from some parameters: tables of its own, other numbers not far from them. */
export function drawStart(
  dice: Dice,
  { sizes, features: values }: Parameters,
  features: readonly Feature[],
): Parameters {
  return {
    sizes: simplex(dice, sizes.length, features.every(isCategorical) ? 1 : 6),
    features: features.map((feature, j) => familyOf(feature).nearby(feature, values[j] as Values, dice)),
  };
}

function describe(spec: ModelSpec, features: readonly Feature[], classes: number): MixtureDocument {
  return {
    format: 'latent-model',
    version: 1,
    kind: spec.kind,
    latent: {
      name: 'class',
      levels: spec.classNames ?? Array.from({ length: classes }, (_, k) => String(k + 1)),
    },
    features,
    ...(spec.fixed.length > 0 ? { fixed: spec.fixed } : {}),
    ...(spec.pseudoCount > 0 ? { prior: { pseudoCount: spec.pseudoCount } } : {}),
  };
}

function drawRow(spec: ModelSpec, bare: MixtureDocument, parameters: Parameters, dice: Dice, complete: boolean): Cells {
  const latent = dice.index(parameters.sizes);
  const cells: Cells = featuresOf(bare).flatMap((feature, j) => {
    const drawn = familyOf(feature).draw(feature, parameters.features[j] as Values, latent, dice);
    const names = columnsOf(feature);
    return drawn.map((value, column) => {
      const kept = complete || names[column] === feature.trials || dice.uniform() >= spec.missing;
      return kept ? textOf(feature, value) : null;
    });
  });
  if (spec.known > 0) cells.push(dice.uniform() < spec.known ? (bare.latent.levels[latent] as string) : null);
  return cells;
}

/** Levels by name; twelve digits of a drawn number, since the last bits of Math.log and Math.cos differ from engine to engine, and all must get the same rows. */
const textOf = (feature: Feature, value: number): string =>
  isCategorical(feature) ? (feature.levels?.[value] as string) : String(Number(value.toPrecision(12)));
