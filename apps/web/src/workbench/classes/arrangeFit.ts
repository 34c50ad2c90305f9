import { isNetworkFit } from 'latent';
import type { FitRecord } from '../../compute/lab.ts';
import { arrange } from '../../numbers/arrange.ts';
import { session } from '../session/session.ts';

/** The same fit with its classes in another order and under other names. */
export function rearranged(record: FitRecord, order: readonly number[], names: readonly string[]): FitRecord {
  const { fit, arrangement } = record;
  if (isNetworkFit(fit)) return record;
  return {
    ...record,
    fit: arrange(fit, order, names),
    arrangement: { order: order.map((k) => arrangement?.order[k] ?? k), names },
  };
}

/** Gives the classes of a fit of the session an order and names. */
export function arrangeFit(id: string, order: readonly number[], names: readonly string[]): void {
  const { fits, selection } = session.get();
  const own = (record: FitRecord): FitRecord => (record.id === id ? rearranged(record, order, names) : record);
  // A fit of the comparison of K has its names when it is chosen again.
  session.set({ fits: fits.map(own), selection: selection && { ...selection, fits: selection.fits.map(own) } });
}

/** Why names cannot be those of classes; undefined where they can. */
export function nameProblem(names: readonly string[]): string | undefined {
  if (names.some((name) => name.trim() === '')) return 'Every class needs a name.';
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined ? undefined : `Two classes cannot both be named "${twice}".`;
}
