import type { MixtureDocument } from 'latent';
import { createRandom } from '../random.ts';

/** Data on which plain EM needs hundreds of iterations. */
export interface HardProblem {
  readonly title: string;
  readonly document: MixtureDocument;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Binary items whose probabilities are 0.5 ± spread: classes that overlap. */
const overlapping: readonly [
  rows: number,
  items: number,
  classes: number,
  spread: number,
  missing: number,
  seed: number,
][] = [
  [5000, 8, 3, 0.3, 0, 1],
  [5000, 8, 3, 0.3, 0, 2],
  [5000, 10, 4, 0.35, 0, 1],
  [5000, 10, 4, 0.35, 0, 2],
  [2000, 12, 5, 0.3, 0, 1],
  [2000, 12, 3, 0.3, 0.2, 1],
];

/** Components of variance 1 whose means stand this far apart on every column. */
const close: readonly [rows: number, size: number, components: number, apart: number, seed: number][] = [
  [2000, 1, 2, 1.5, 1],
  [2000, 2, 3, 1.5, 2],
];

export const hardProblems = (): HardProblem[] => [
  ...overlapping.map(overlappingClasses),
  ...close.map(closeComponents),
];

function overlappingClasses([rows, items, classes, spread, missing, seed]: (typeof overlapping)[number]): HardProblem {
  const random = createRandom(seed);
  const truth = Array.from({ length: classes * items }, () => 0.5 + spread * (2 * random() - 1));
  const names = Array.from({ length: items }, (_, j) => `x${j + 1}`);
  const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(rows)]));
  for (let i = 0; i < rows; i++) {
    const latent = Math.floor(random() * classes);
    names.forEach((name, j) => {
      const isOne = random() < (truth[latent * items + j] as number);
      (columns[name] as Float64Array)[i] = random() < missing ? Number.NaN : Number(isOne);
    });
  }
  const cells = missing > 0 ? `, ${100 * missing}% missing` : '';
  return {
    title: `${rows} rows × ${items} binary items, K = ${classes}, probabilities 0.5 ± ${spread}${cells}, seed ${seed}`,
    document: documentOf(
      classes,
      names.map((name) => ({ name, family: 'categorical', levels: ['0', '1'] })),
    ),
    columns,
  };
}

function closeComponents([rows, size, components, apart, seed]: (typeof close)[number]): HardProblem {
  const random = createRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const names = Array.from({ length: size }, (_, d) => `x${d + 1}`);
  const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(rows)]));
  for (let i = 0; i < rows; i++) {
    const latent = Math.floor(random() * components);
    for (const name of names) (columns[name] as Float64Array)[i] = apart * latent + normal();
  }
  const feature =
    size === 1
      ? { name: 'x1', family: 'gaussian' }
      : { name: 'x', family: 'gaussian', columns: names, covariance: 'full' as const };
  return {
    title: `${rows} rows × ${size} Gaussian ${size === 1 ? 'column' : 'columns'}, K = ${components}, means ${apart} sd apart, seed ${seed}`,
    document: documentOf(components, [feature]),
    columns,
  };
}

function documentOf(classes: number, features: MixtureDocument['features']): MixtureDocument {
  const levels = Array.from({ length: classes }, (_, k) => String(k + 1));
  return { format: 'latent-model', version: 1, kind: 'mixture', latent: { name: 'class', levels }, features };
}
