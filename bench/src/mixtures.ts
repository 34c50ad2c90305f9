import { createRandom } from './random.ts';

/** How large a latent class model is. */
export interface Shape {
  readonly items: number;
  readonly levels: number;
  readonly classes: number;
}

/** A latent-class problem of a stated size: data from a known model, a start, and how many iterations are timed. */
export interface Instance extends Shape {
  readonly name: string;
  readonly rows: number;
  readonly missing: number;
  readonly iterations: number;
  readonly seed: number;
  /** Random starts; absent: one, which is given. */
  readonly starts?: number;
}

export const instances: readonly Instance[] = [
  { name: 'survey', rows: 2_000, items: 12, levels: 4, classes: 3, missing: 0.05, iterations: 50, seed: 1 },
  { name: 'panel', rows: 100_000, items: 12, levels: 4, classes: 4, missing: 0.05, iterations: 10, seed: 2 },
  { name: 'wide', rows: 2_000, items: 400, levels: 2, classes: 5, missing: 0, iterations: 10, seed: 3 },
];

/** Fits long enough for several threads: whole starts side by side, and the rows of long passes. */
export const longInstances: readonly Instance[] = [
  {
    ...{ name: 'threads-starts', rows: 50_000, items: 20, levels: 3, classes: 8, missing: 0 },
    ...{ iterations: 300, starts: 10, seed: 4 },
  },
  { name: 'threads-rows', rows: 1_000_000, items: 12, levels: 4, classes: 8, missing: 0, iterations: 50, seed: 5 },
];

/** Parameters: class sizes, and tables [item][class][level]. */
export interface Start {
  readonly weights: readonly number[];
  readonly tables: readonly (readonly (readonly number[])[])[];
}

/** The data of an instance: for each item the level of every row from 0, −1 where missing; and a start. */
export interface InstanceData {
  readonly columns: readonly Int8Array[];
  readonly start: Start;
}

/** Rows drawn from a random model; the start is drawn anew, so that there is a way to go. */
export function createData(instance: Instance): InstanceData {
  const { rows, items, classes, missing, seed } = instance;
  const random = createRandom(seed);
  const truth = startOf(instance, random);
  const columns = Array.from({ length: items }, () => new Int8Array(rows));
  for (let i = 0; i < rows; i++) {
    const latent = Math.floor(random() * classes);
    columns.forEach((column, j) => {
      column[i] = random() < missing ? -1 : draw(random(), truth.tables[j]?.[latent] ?? []);
    });
  }
  return { columns, start: startOf(instance, random) };
}

/** Classes of one size, and random tables. */
export function startOf({ items, levels, classes }: Shape, random: () => number): Start {
  const simplex = (): number[] => {
    const parts = Array.from({ length: levels }, () => 0.1 - Math.log(1 - random()));
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  };
  return {
    weights: Array.from({ length: classes }, () => 1 / classes),
    tables: Array.from({ length: items }, () => Array.from({ length: classes }, simplex)),
  };
}

/** A level from 0, by a number between 0 and 1. */
export function draw(uniform: number, probabilities: readonly number[]): number {
  let left = uniform;
  for (let level = 0; level < probabilities.length - 1; level++) {
    left -= probabilities[level] as number;
    if (left < 0) return level;
  }
  return probabilities.length - 1;
}
