import type { ModelDocument } from '../document/index.ts';
import { LatentError } from '../error/index.ts';
import type { Model, Parameters } from '../model/index.ts';
import { withFixed } from '../models/index.ts';

/** Where a fit starts, and the values of fixed blocks. */
export interface StartingPoint {
  readonly start: Parameters | undefined;
  readonly fixed: Parameters | undefined;
}

/** The parameters of a document in the layout of a model; `fixed`: only the blocks that the M-step leaves alone. */
type ReadParameters<Document> = (source: Document, need: 'all' | 'fixed') => Parameters;

/** The user's start and the values of fixed blocks: the document's own, else the start's. */
export function startingPoint<Document extends Pick<ModelDocument, 'fixed' | 'parameters'>>(
  model: Pick<Model, 'parameters' | 'logPrior'>,
  document: Document,
  source: Document | undefined,
  read: ReadParameters<Document>,
): StartingPoint {
  const start = source && read(source, 'all');
  if (!document.fixed?.length) return { start: start && insidePrior(model, start), fixed: undefined };
  if (!document.parameters && start) return { start: insidePrior(model, start), fixed: start };
  const fixed = read(document, 'fixed');
  return { start: start && insidePrior(model, withFixed(model, start, fixed)), fixed };
}

/** Under a prior a probability of 0 has no density: EM could not start there. */
function insidePrior(model: Pick<Model, 'parameters' | 'logPrior'>, start: Parameters): Parameters {
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
