import type { ModelDocument } from 'latent';
import { type Parameters, writeParameters } from './oracle/numbers.ts';
import type { Instance } from './problem.ts';
import type { Dice } from './random.ts';
import type { ModelSpec } from './spec.ts';

export interface Plan {
  readonly spec: ModelSpec;
  /** What the rows are drawn from. */
  readonly parameters: Parameters;
  readonly start: Parameters;
  readonly rows: number;
  readonly dice: Dice;
}

type Cells = (string | null)[];

/** An instance of a model: rows drawn from parameters, with the model's holes, known classes and weights. */
export function build({ spec, parameters, start, rows, dice }: Plan): Instance {
  const bare = describe(spec, parameters);
  const data = Array.from({ length: rows }, (_, row) => drawRow(spec, bare, parameters, dice, row < 2));
  const header = [...bare.features.map(({ name }) => name), ...(spec.known > 0 ? [bare.latent.name] : [])];
  // Fixed sizes stand in the document; a start repeats them.
  const fixed = spec.fixedSizes ? { ...start, sizes: parameters.sizes } : start;
  return {
    document: spec.fixedSizes ? writeParameters(bare, fixed) : bare,
    start: writeParameters(bare, fixed),
    header,
    rows: data,
    ...(spec.weighted ? { weights: data.map(() => WEIGHTS[dice.below(WEIGHTS.length)] as number) } : {}),
  };
}

const WEIGHTS = [0.5, 1, 1, 2, 3.25];

/** Random parameters, well inside their simplexes: whole numbers from 1 to 12, normalised. */
export function drawParameters(dice: Dice, classes: number, levels: readonly number[]): Parameters {
  const simplex = (length: number): number[] => {
    const parts = Array.from({ length }, () => 1 + dice.below(12));
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  };
  return {
    sizes: simplex(classes),
    tables: levels.map((length) => Array.from({ length: classes }, () => simplex(length))),
  };
}

export function shapeOf({ sizes, tables }: Parameters): { classes: number; levels: number[] } {
  return { classes: sizes.length, levels: tables.map((table) => table[0]?.length ?? 0) };
}

function describe(spec: ModelSpec, parameters: Parameters): ModelDocument {
  const { classes, levels } = shapeOf(parameters);
  return {
    format: 'latent-model',
    version: 1,
    kind: spec.kind,
    latent: {
      name: 'class',
      levels: spec.classNames ?? Array.from({ length: classes }, (_, k) => String(k + 1)),
    },
    features: levels.map((length, j) => ({
      name: `item${j + 1}`,
      family: 'categorical',
      levels: Array.from({ length }, (_, level) => String(level)),
    })),
    ...(spec.fixedSizes ? { fixed: ['class'] } : {}),
    ...(spec.pseudoCount > 0 ? { prior: { pseudoCount: spec.pseudoCount } } : {}),
  };
}

function drawRow(spec: ModelSpec, bare: ModelDocument, parameters: Parameters, dice: Dice, complete: boolean): Cells {
  const latent = dice.index(parameters.sizes);
  const cells: Cells = bare.features.map(({ levels = [] }, j) => {
    const level = dice.index(parameters.tables[j]?.[latent] ?? []);
    return !complete && dice.uniform() < spec.missing ? null : (levels[level] as string);
  });
  if (spec.known > 0) cells.push(dice.uniform() < spec.known ? (bare.latent.levels[latent] as string) : null);
  return cells;
}
