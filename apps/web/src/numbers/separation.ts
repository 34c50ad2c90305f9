import { compareFits, type FitDocument } from 'latent';
import { pickClasses } from './classes.ts';

/** How far a column tells the classes apart. */
export interface Separation {
  readonly column: string;
  /** Mean total variation between the distributions of the column in two classes, pairs weighted by the product of the class sizes. */
  readonly mean: number;
  /** Every pair of classes, by position. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly totalVariation: number }[];
}

/**
 * What separates the classes of a mixture: its columns, those first that differ most between the classes. The total variations are those of
 * `compareFits`, asked of each class by itself.
 *
 * @example
 * separations(fit)[0]?.column;
 */
export function separations(fit: FitDocument): Separation[] {
  const { latent, parameters } = fit.model;
  const sizes = (parameters?.[latent.name] ?? []) as readonly number[];
  const alone = latent.levels.map((_, k) => onlyClass(fit, k));
  const pairs = alone.flatMap((one, a) =>
    alone.slice(a + 1).map((other, i) => {
      const b = a + 1 + i;
      const columns = compareFits(one, other).pairs[0]?.columns ?? [];
      return { a, b, weight: (sizes[a] as number) * (sizes[b] as number), columns };
    }),
  );
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const names = pairs[0]?.columns.map(({ column }) => column) ?? [];
  return names
    .map((column) => {
      const own = pairs.map(({ a, b, weight, columns }) => ({
        ...{ a, b, weight },
        totalVariation: columns.find((one) => one.column === column)?.totalVariation ?? 0,
      }));
      const mean = own.reduce((sum, { weight, totalVariation }) => sum + weight * totalVariation, 0) / total;
      return { column, mean, pairs: own.map(({ a, b, totalVariation }) => ({ a, b, totalVariation })) };
    })
    .sort((x, y) => y.mean - x.mean);
}

/** A mixture of one of its classes alone. */
function onlyClass(fit: FitDocument, k: number): FitDocument {
  const { latent, parameters = {} } = fit.model;
  const { fixed: _, ...model } = fit.model;
  return {
    ...fit,
    model: {
      ...model,
      latent: { ...latent, levels: [latent.levels[k] as string] },
      parameters: { ...pickClasses(model, parameters, [k]), [latent.name]: [1] },
    },
  };
}
