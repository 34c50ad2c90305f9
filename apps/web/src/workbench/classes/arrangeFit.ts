import { isNetworkFit } from 'latent';
import type { AnyFit, FitRecord } from '../../compute/lab.ts';
import { arrange } from '../../numbers/arrange.ts';
import { arrangeNode } from '../../numbers/arrangeNode.ts';
import { session } from '../session/session.ts';

/**
 * Gives the classes of a fit of the session an order and names.
 *
 * @param variable of a mixture the hidden class, of a network a hidden node
 */
export function arrangeFit(id: string, variable: string, order: readonly number[], names: readonly string[]): void {
  const { fits, selection } = session.get();
  const own = (record: FitRecord): FitRecord =>
    record.id === id ? rearranged(record, variable, order, names) : record;
  // A fit of the comparison of K has its names when it is chosen again.
  session.set({ fits: fits.map(own), selection: selection && { ...selection, fits: selection.fits.map(own) } });
}

/** The classes of a mixture, or the levels of a hidden node; none where there is no such variable. */
export function levelsOf({ model }: AnyFit, variable: string): readonly string[] {
  const hidden = model.kind === 'mixture' ? [model.latent] : model.nodes.filter(({ latent }) => latent);
  return hidden.find(({ name }) => name === variable)?.levels ?? [];
}

/** The same fit with the levels of a hidden variable in another order and under other names. */
function rearranged(
  record: FitRecord,
  variable: string,
  order: readonly number[],
  names: readonly string[],
): FitRecord {
  const { fit, arrangements = {} } = record;
  const before = Object.hasOwn(arrangements, variable) ? arrangements[variable]?.order : undefined;
  return {
    ...record,
    fit: isNetworkFit(fit) ? arrangeNode(fit, variable, order, names) : arrange(fit, order, names),
    arrangements: { ...arrangements, [variable]: { order: order.map((k) => before?.[k] ?? k), names } },
  };
}

/** Why names cannot be those of classes; undefined where they can. */
export function nameProblem(names: readonly string[]): string | undefined {
  if (names.some((name) => name.trim() === '')) return 'Every class needs a name.';
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined ? undefined : `Two classes cannot both be named "${twice}".`;
}
