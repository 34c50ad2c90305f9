import { networkPosteriorLines, posteriorLines } from '@latent/results';
import { applyNetwork, isNetworkFit } from 'latent';
import { chooseNetwork } from '../choice.ts';
import type { KeptData } from '../keep.ts';
import type { FitRecord } from '../lab.ts';
import { appliedTo } from './classification.ts';

/** Every row with its posterior as CSV; of a network with those of all hidden nodes. Cells that a spreadsheet would run are guarded. */
export function rowsFile(kept: KeptData, record: FitRecord): Blob {
  const { id } = kept.reading;
  const ids = id === undefined || !kept.ids ? undefined : { name: id, values: kept.ids };
  return new Blob([...linesOf(kept, record, ids)], { type: 'text/csv' });
}

function linesOf(kept: KeptData, record: FitRecord, ids: Parameters<typeof posteriorLines>[1]): Iterable<string> {
  const { fit, choice } = record;
  if (!isNetworkFit(fit)) return posteriorLines(fit.model, ids, appliedTo(kept, record));
  if (choice.kind !== 'network') throw new TypeError('the fit of a network has no choice of one');
  return networkPosteriorLines(
    fit.model,
    ids,
    applyNetwork(fit.model).apply(chooseNetwork(kept, choice).table, 'missing'),
  );
}
