import { drawsOf } from '../../src/api/draws.ts';
import { type MixtureIdentifiability, mixtureIdentifiability } from '../../src/api/identifiability.ts';
import { type MixtureDocument, mixtureFrom } from '../../src/document/index.ts';
import { type Identifiability, identifyAt } from '../../src/identify/index.ts';
import type { Masks } from '../../src/identify/masks.ts';
import { closedTables } from '../../src/identify/slopes.ts';
import type { Mixture } from '../../src/models/index.ts';
import { finishNow } from '../../src/pass/index.ts';
import { codeColumns, type Patterns } from '../../src/patterns/index.ts';

export function modelOf(classes: number, levels: readonly number[], fixed: readonly string[] = []): Mixture {
  const names = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  const document: MixtureDocument = {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: names(classes) },
    features: levels.map((width, j) => ({ name: `x${j}`, family: 'categorical', levels: names(width) })),
    ...(fixed.length > 0 ? { fixed } : {}),
  };
  return modelFrom(document);
}

const documents = new WeakMap<Mixture, MixtureDocument>();

/** The model of a document, which `before` and `at` find again. */
function modelFrom(document: MixtureDocument): Mixture {
  const model = mixtureFrom(document);
  documents.set(model, document);
  return model;
}

export const documentOf = (model: Mixture): MixtureDocument => documents.get(model) as MixtureDocument;

/** What is said of a model whose features all are tables does not look at rows. */
const noRows = { rows: 0, features: [], warnings: [] };

export const identifiabilityOf = (model: Mixture, patterns?: Patterns): MixtureIdentifiability =>
  mixtureIdentifiability(documentOf(model), model, patterns && { patterns, encoded: noRows });

export const binary = (items: number): number[] => new Array<number>(items).fill(2);

/** Class sizes, then for each feature a probability vector a class. */
export function pointOf(
  sizes: readonly number[],
  ...tables: readonly (readonly (readonly number[])[])[]
): Float64Array {
  return Float64Array.from([...sizes, ...tables.flat(2)]);
}

/** Both probabilities of binary items, from the second. */
export const items = (...chances: readonly number[]): number[][] => chances.map((chance) => [1 - chance, chance]);

/** Rows of codes, each with the known class last; a weight of 1 for each. */
export function patternsOf(
  model: Mixture,
  rows: readonly (readonly number[])[],
  weights?: readonly number[],
): Patterns {
  const width = model.blocks.length;
  return {
    count: rows.length,
    items: width,
    levels: closedTables(model).map((block) => block.levels),
    codes: codeColumns(Uint8Array.from(rows.flatMap((row) => row.slice(0, width))), width),
    columns: 0,
    values: new Float64Array(0),
    known: rows.some((row) => row[width] !== 0)
      ? codeColumns(
          Uint8Array.from(rows, (row) => row[width] as number),
          1,
        )[0]
      : undefined,
    weights: Float64Array.from(weights ?? rows.map(() => 1)),
    rows: rows.length,
    patternOf: Uint32Array.from(rows, (_, i) => i),
  };
}

export function before(model: Mixture, patterns?: Patterns, fixed?: Float64Array): Identifiability {
  return finishNow(identifiabilityOf(model, patterns).before(fixed));
}

/** Before and at an estimate. */
export function at(model: Mixture, estimate: Float64Array, patterns?: Patterns): Identifiability {
  const identifiability = identifiabilityOf(model, patterns);
  return finishNow(identifiability.after(estimate, finishNow(identifiability.before(estimate))));
}

/** At a point alone, without a look inside. */
export function atPoint(model: Mixture, masks: Masks, point: Float64Array): Identifiability {
  const { freeParameters } = model;
  const nothing = {
    identified: true,
    rank: 0,
    genericRank: freeParameters,
    freeParameters,
    weakest: 1,
    directions: [],
  };
  return finishNow(identifyAt({ model, masks, draws: drawsOf(documentOf(model), undefined) }, point, nothing));
}

/** P of a row of codes (0 = missing) and a known class (0 = not known), by the definition. */
export function probability(model: Mixture, parameters: Float64Array, row: ArrayLike<number>): number {
  const [sizes, ...tables] = model.partsOf(parameters);
  const known = row[model.blocks.length] as number;
  let sum = 0;
  for (let k = 0; k < model.classes; k++) {
    if (known > 0 && known !== k + 1) continue;
    let product = (sizes as Float64Array)[k] as number;
    closedTables(model).forEach(({ levels }, j) => {
      const code = row[j] as number;
      if (code > 0) product *= (tables[j] as Float64Array)[k * levels + code - 1] as number;
    });
    sum += product;
  }
  return sum;
}
