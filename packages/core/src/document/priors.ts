import { LatentError } from '../error/index.ts';
import { readNested } from './nested.ts';
import type { MixtureDocument, NestedNumbers } from './types.ts';

/** How far the two halves of a scale matrix may differ, as a share of its diagonal. */
const ASYMMETRY = 1e-9;

/**
 * Checks the priors of a mixture's features: one pseudo-count a level; a mean and a symmetric scale of the feature's columns.
 *
 * @throws LatentError BAD_SHAPE (expected and actual), BAD_COVARIANCE
 */
export function checkPriors({ features }: MixtureDocument, file?: string): void {
  features.forEach(({ name, levels = [], columns = [name], prior }, j) => {
    const read = (key: 'pseudoCounts' | 'mean' | 'scale', shape: readonly number[]) =>
      readNested(prior?.[key] as NestedNumbers, shape, `/features/${j}/prior/${key}`, file);
    if (prior?.pseudoCounts) read('pseudoCounts', [levels.length]);
    if (prior?.mean) read('mean', [columns.length]);
    if (!prior?.scale) return;
    const scale = read('scale', [columns.length, columns.length]);
    const size = columns.length;
    const isSound = columns.every((_, i) =>
      columns.every((_, k) => {
        const [own, other] = [scale[i * size + i] as number, scale[k * size + k] as number];
        const [low, high] = [scale[i * size + k] as number, scale[k * size + i] as number];
        return own >= 0 && low * high <= own * other && Math.abs(low - high) <= ASYMMETRY * Math.sqrt(own * other);
      }),
    );
    if (!isSound)
      throw new LatentError(
        'BAD_COVARIANCE',
        `the scale of the prior of "${name}" is no symmetric matrix of variances and covariances`,
        'Give a symmetric matrix with entries of at least 0 on the diagonal: a covariance matrix times its weight.',
        { file, path: `/features/${j}/prior/scale`, column: name },
      );
  });
}
