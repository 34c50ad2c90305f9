import { LatentError } from '../error/index.ts';
import type { Model, Parameters } from '../model/index.ts';

/** Under a prior a probability of 0 has no density: EM could not start there. */
export function insidePrior(model: Pick<Model, 'parameters' | 'logPrior'>, start: Parameters): Parameters {
  if (Number.isFinite(model.logPrior(start))) return start;
  const block = model.parameters.blocks.find(
    ({ offset, size, fixed }) => !fixed && start.subarray(offset, offset + size).includes(0),
  );
  throw new LatentError(
    'BAD_PROBABILITIES',
    `the start gives a probability of "${block?.name}" as 0, and under a prior none may be`,
    'Start all probabilities inside (0, 1), or leave the prior out.',
    { column: block?.name },
  );
}
