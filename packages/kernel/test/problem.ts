import { randomFrom } from './kernel.ts';
import type { Problem } from './reference.ts';

/** A problem's size and how often special things happen in it (probabilities, 0 … 1). */
export interface Shape {
  readonly seed: number;
  readonly rows: number;
  readonly classes: number;
  readonly items: number;
  readonly levels: number;
  readonly missing: number;
  readonly impossible: number;
  readonly weightless: number;
}

/** A random problem of that shape. */
export function randomProblem(shape: Shape): Problem {
  const { rows, classes, items, levels } = shape;
  const random = randomFrom(shape.seed);
  const logProbability = () => (random() < shape.impossible ? -Infinity : Math.log(1 - random()));
  const table = Float64Array.from({ length: (1 + items * levels) * classes }, logProbability);
  table.fill(0, 0, classes);
  return {
    ...{ rows, classes, items, table },
    logWeights: Float64Array.from({ length: classes }, logProbability),
    codes: Uint32Array.from({ length: rows * items }, (_, i) =>
      random() < shape.missing ? 0 : 1 + (i % items) * levels + Math.floor(random() * levels),
    ),
    weights: Float64Array.from({ length: rows }, () => (random() < shape.weightless ? 0 : 1 + random() * 9)),
  };
}
