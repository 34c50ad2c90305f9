import type { MixtureDocument } from 'latent';
import { createRandom } from '../random.ts';
import type { PassProblem } from './problem.ts';

/** A Gaussian mixture of which single passes are timed. */
export interface GaussianPass {
  readonly name: string;
  readonly covariance: 'full' | 'diagonal';
  readonly rows: number;
  readonly size: number;
  readonly classes: number;
  readonly seed: number;
}

export const gaussianPasses: readonly GaussianPass[] = (['full', 'diagonal'] as const).flatMap((covariance) =>
  [2, 8, 32].flatMap((size) =>
    [3, 16].map((classes) => ({
      name: `gaussian-${covariance}-${size}-${classes}`,
      covariance,
      rows: 50_000,
      size,
      classes,
      seed: 100 * size + classes,
    })),
  ),
);

/** Overlapping components with a random covariance each; the start is moved from them. */
export function drawGaussian({ covariance, rows, size, classes, seed }: GaussianPass): PassProblem {
  const random = createRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const list = (length: number, of: (index: number) => number): number[] => Array.from({ length }, (_, i) => of(i));
  const factors = Array.from({ length: classes }, () =>
    list(size * size, (at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      return i === j ? 0.6 + random() : i > j && covariance === 'full' ? (0.4 * normal()) / Math.sqrt(size) : 0;
    }),
  );
  const means = Array.from({ length: classes }, () => list(size, () => 1.5 * normal()));
  const values = new Float64Array(rows * size);
  for (let row = 0; row < rows; row++) {
    const latent = Math.floor(random() * classes);
    const z = list(size, normal);
    for (let i = 0; i < size; i++) {
      let value = means[latent]?.[i] as number;
      for (let j = 0; j <= i; j++) value += (factors[latent]?.[i * size + j] as number) * (z[j] as number);
      values[row * size + i] = value;
    }
  }
  const start = {
    sizes: list(classes, () => 1 / classes),
    means: means.map((own) => own.map((mean) => mean + 0.3 * normal())),
    covariances: factors.map((factor) => scaledSquare(factor, size, 1.3)),
  };
  const spreads =
    covariance === 'full'
      ? start.covariances.map((own) => list(size * size, (at) => own[Math.floor(at / size)]?.[at % size] as number))
      : start.covariances.map((own) => list(size, (i) => own[i]?.[i] as number));
  const weights = new Float64Array(rows).fill(1);
  return {
    document: documentOf(covariance, size, start),
    data: { rows, codes: new Uint8Array(0), values, weights },
    arrays: [
      Int32Array.of(rows, size, classes, covariance === 'diagonal' ? 1 : 0),
      Float64Array.from([...start.sizes, ...start.means.flat(), ...spreads.flat()]),
      weights,
      values,
    ],
  };
}

/** c · L Lᵀ. */
function scaledSquare(factor: readonly number[], size: number, scale: number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => {
      let sum = 0;
      for (let l = 0; l <= Math.min(i, j); l++)
        sum += (factor[i * size + l] as number) * (factor[j * size + l] as number);
      return scale * sum;
    }),
  );
}

interface GaussianStart {
  readonly sizes: number[];
  readonly means: number[][];
  readonly covariances: number[][][];
}

function documentOf(
  covariance: 'full' | 'diagonal',
  size: number,
  { sizes, means, covariances }: GaussianStart,
): MixtureDocument {
  const variance = covariances.map((own) => own.map((row, i) => row[i] as number));
  return {
    format: 'latent-model',
    version: 1,
    kind: 'mixture',
    latent: { name: 'class', levels: sizes.map((_, k) => String(k + 1)) },
    features: [
      { name: 'x', family: 'gaussian', columns: Array.from({ length: size }, (_, d) => `x${d + 1}`), covariance },
    ],
    parameters: {
      class: sizes,
      x: covariance === 'full' ? { mean: means, covariance: covariances } : { mean: means, variance },
    },
  };
}
