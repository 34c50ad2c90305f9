import { createRandom } from './random.ts';

/** A latent-class problem of a stated size: data from a known model, a start, and how many iterations are timed. */
export interface Instance {
  readonly name: string;
  readonly rows: number;
  readonly items: number;
  readonly levels: number;
  readonly classes: number;
  readonly missing: number;
  readonly iterations: number;
  readonly seed: number;
}

export const instances: readonly Instance[] = [
  { name: 'survey', rows: 2_000, items: 12, levels: 4, classes: 3, missing: 0.05, iterations: 50, seed: 1 },
  { name: 'panel', rows: 100_000, items: 12, levels: 4, classes: 4, missing: 0.05, iterations: 10, seed: 2 },
  { name: 'wide', rows: 2_000, items: 400, levels: 2, classes: 5, missing: 0, iterations: 10, seed: 3 },
];

/** The data of an instance: for each item the level of every row from 0, −1 where missing; and a start. */
export interface InstanceData {
  readonly columns: readonly Int8Array[];
  readonly start: { readonly weights: readonly number[]; readonly tables: readonly (readonly (readonly number[])[])[] };
}

/** Rows drawn from a random model; the start is drawn anew, so that there is a way to go. */
export function createData({ rows, items, levels, classes, missing, seed }: Instance): InstanceData {
  const random = createRandom(seed);
  const simplex = (size: number): number[] => {
    const parts = Array.from({ length: size }, () => 0.1 - Math.log(1 - random()));
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  };
  const tables = () => Array.from({ length: items }, () => Array.from({ length: classes }, () => simplex(levels)));
  const truth = tables();
  const columns = Array.from({ length: items }, () => new Int8Array(rows));
  for (let i = 0; i < rows; i++) {
    const latent = Math.floor(random() * classes);
    columns.forEach((column, j) => {
      column[i] = random() < missing ? -1 : draw(random(), truth[j]?.[latent] ?? []);
    });
  }
  return { columns, start: { weights: Array.from({ length: classes }, () => 1 / classes), tables: tables() } };
}

function draw(uniform: number, probabilities: readonly number[]): number {
  let left = uniform;
  for (let level = 0; level < probabilities.length - 1; level++) {
    left -= probabilities[level] as number;
    if (left < 0) return level;
  }
  return probabilities.length - 1;
}
