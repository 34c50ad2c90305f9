import { type RowFigures, rowFigures } from '@latent/results';
import {
  type Agreement,
  type AppliedRows,
  applyDocument,
  compareClassifications,
  type FitDocument,
  isNetworkFit,
  LatentError,
} from 'latent';
import { chooseMixture } from '../choice.ts';
import type { KeptData } from '../keep.ts';
import type { FitRecord } from '../lab.ts';

/** How the rows fall into the classes of a mixture. */
export function classify(kept: KeptData, record: FitRecord): RowFigures {
  return rowFigures(appliedTo(kept, record), kept.weights);
}

/** How far two mixtures put the rows into the same classes; known classes do not count, since both would take them over. */
export function agreement(kept: KeptData, a: FitRecord, b: FitRecord): Agreement {
  const [ofA, ofB] = [appliedTo(kept, unknowing(a)), appliedTo(kept, unknowing(b))];
  return compareClassifications(mixtureOf(a), mixtureOf(b), ofA.posterior, ofB.posterior, kept.weights);
}

/** A mixture on the rows of its data. */
export function appliedTo(kept: KeptData, record: FitRecord): AppliedRows {
  if (record.choice.kind !== 'mixture') throw notAMixture();
  return applyDocument(mixtureOf(record)).apply(chooseMixture(kept, record.choice).table, 'missing');
}

/** The same fit, of rows whose classes nobody knows. */
function unknowing(record: FitRecord): FitRecord {
  if (record.choice.kind !== 'mixture') throw notAMixture();
  const { known: _, ...choice } = record.choice;
  return { ...record, choice };
}

function mixtureOf({ fit }: FitRecord): FitDocument {
  if (isNetworkFit(fit)) throw notAMixture();
  return fit;
}

const notAMixture = (): LatentError =>
  new LatentError('WRONG_KIND', 'this is the fit of a network', 'Choose the fit of a mixture.');
