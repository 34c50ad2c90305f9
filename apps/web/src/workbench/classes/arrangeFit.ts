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
  const { fits } = session.get();
  session.set({ fits: fits.map((record) => (record.id === id ? rearranged(record, order, names) : record)) });
}

/** Why names cannot be those of classes; undefined where they can. */
export function nameProblem(names: readonly string[]): string | undefined {
  if (names.some((name) => name.trim() === '')) return 'Every class needs a name.';
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined ? undefined : `Two classes cannot both be named "${twice}".`;
}
