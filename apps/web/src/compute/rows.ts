import { applyDocument, applyNetwork, isNetworkFit, LatentError, type Posterior } from 'latent';
import { isMissing, rowCells } from './cells.ts';
import { chooseMixture, chooseNetwork } from './choice.ts';
import type { KeptData } from './keep.ts';
import type { FitRecord, RowSlice, RowWindow } from './lab.ts';

/** What a fit says of all rows of its data. */
interface RowView {
  readonly posterior: Posterior;
  readonly entropies: Float64Array;
  readonly logLikelihoods: Float64Array;
  /** The most probable class of each row, from 0; −1 where the row is impossible. */
  readonly modal: Int32Array;
  readonly isEmpty: (row: number) => boolean;
}

/** Rows under fits; the last fit's posteriors are kept, since a person scrolls. */
export function createRowViews(): (kept: KeptData, record: FitRecord, window: RowWindow) => RowSlice {
  let last: { readonly key: string; readonly kept: KeptData; readonly view: RowView } | undefined;
  let order: { readonly key: string; readonly rows: Uint32Array } | undefined;
  return (kept, record, window) => {
    const key = JSON.stringify([record.id, record.arrangements, window.node]);
    if (last?.key !== key || last.kept !== kept) {
      last = { key, kept, view: viewOf(kept, record, window.node) };
      order = undefined;
    }
    const orderKey = JSON.stringify([window.order, window.class]);
    if (order?.key !== orderKey) order = { key: orderKey, rows: orderOf(last.view, window) };
    return sliceOf(kept, last.view, order.rows, window);
  };
}

function viewOf(kept: KeptData, { fit, choice }: FitRecord, node: string | undefined): RowView {
  if (isNetworkFit(fit)) {
    if (choice.kind !== 'network') throw new TypeError('the fit of a network has no choice of one');
    const shown = node ?? fit.model.nodes.find(({ latent }) => latent)?.name;
    if (shown === undefined)
      throw new LatentError('NO_LATENT', 'the network has no hidden node', 'Mark one as hidden with a star.');
    const { table } = chooseNetwork(kept, choice);
    const { posteriors, logLikelihoods } = applyNetwork(fit.model).apply(table, 'missing', [shown]);
    return built(posteriors.get(shown) as Posterior, logLikelihoods, (row) =>
      [...table.columns.values()].every((column) => isMissing(column, row)),
    );
  }
  if (choice.kind !== 'mixture') throw new TypeError('the fit of a mixture has no choice of one');
  const { table } = chooseMixture(kept, choice);
  const { posterior, logLikelihoods } = applyDocument(fit).apply(table, 'missing');
  return built(posterior, logLikelihoods, (row) =>
    [...table.columns.values()].every((column) => isMissing(column, row)),
  );
}

function built(posterior: Posterior, logLikelihoods: Float64Array, isEmpty: RowView['isEmpty']): RowView {
  const modal = Int32Array.from(logLikelihoods, (logLikelihood, row) => {
    if (!Number.isFinite(logLikelihood)) return -1;
    const own = posterior.row(row);
    return own.indexOf(Math.max(...own));
  });
  return { posterior, entropies: posterior.entropy(), logLikelihoods, modal, isEmpty };
}

function orderOf({ entropies, modal }: RowView, window: RowWindow): Uint32Array {
  const all = Uint32Array.from(modal, (_, row) => row);
  const rows = window.class === undefined ? all : all.filter((row) => modal[row] === window.class);
  if (window.order === 'certainty') rows.sort((a, b) => (entropies[b] as number) - (entropies[a] as number) || a - b);
  return rows;
}

function sliceOf(kept: KeptData, view: RowView, rows: Uint32Array, { from, to }: RowWindow): RowSlice {
  const { posterior, entropies, logLikelihoods, isEmpty } = view;
  return {
    total: rows.length,
    rows: Array.from(rows.subarray(from, to), (row) => ({
      row,
      id: kept.ids?.[row],
      cells: rowCells(kept, row),
      responsibilities: [...posterior.row(row)],
      entropy: entropies[row] as number,
      logLikelihood: logLikelihoods[row] as number,
      isEmpty: isEmpty(row),
    })),
  };
}
