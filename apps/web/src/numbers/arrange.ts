import type { FitDocument, MixtureDocument, NestedNumbers, Warning } from 'latent';
import { pickClasses } from './classes.ts';

/**
 * A fit with its classes in another order and under other names: the levels of the latent variable, and the parameters with them. Nothing
 * else about the fit changes.
 *
 * @param order by new position: the class (from 0) that comes to stand there
 * @param names by new position
 * @example
 * arrange(fit, [1, 0], ['patient', 'hasty']);
 */
export function arrange(fit: FitDocument, order: readonly number[], names: readonly string[]): FitDocument {
  const { model, identifiability, warnings } = fit;
  const { parameters } = model;
  const before = model.latent.levels;
  const arranged: MixtureDocument = {
    ...model,
    latent: { ...model.latent, levels: names },
    ...(parameters && { parameters: pickClasses(model, parameters, order) }),
  };
  return {
    ...fit,
    model: arranged,
    identifiability: identifiability && {
      ...identifiability,
      directions: identifiability.directions.map((direction) => arrangeDirection(model, direction, order)),
    },
    warnings: warnings.map((warning) => renamed(warning, before, order, names)),
  };
}

/** A direction in the space of the parameters, its entries moved as the parameters are. */
function arrangeDirection(model: MixtureDocument, direction: readonly number[], order: readonly number[]): number[] {
  if (!model.parameters) return [...direction];
  let next = 0;
  const shaped = (like: NestedNumbers): NestedNumbers => {
    if (typeof like === 'number') return direction[next++] as number;
    if (Array.isArray(like)) return like.map(shaped);
    return Object.fromEntries(Object.entries(like).map(([key, value]) => [key, shaped(value)]));
  };
  const own = Object.fromEntries(
    [model.latent.name, ...model.features.map(({ name }) => name)].map((name) => [
      name,
      shaped(model.parameters?.[name] as NestedNumbers),
    ]),
  );
  return flat(pickClasses(model, own, order));
}

function flat(value: NestedNumbers): number[] {
  if (typeof value === 'number') return [value];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(flat);
}

/** What a warning says of classes, it says by the names that they had. */
export function renamed(
  warning: Warning,
  before: readonly string[],
  order: readonly number[],
  names: readonly string[],
): Warning {
  const changed = order.flatMap((k, i) => (before[k] === names[i] ? [] : [`${before[k]} is now "${names[i]}"`]));
  if (changed.length === 0 || !/\b(class|classes)\b|\| |=/.test(warning.message)) return warning;
  return { ...warning, message: `${warning.message} (by the names when it was fitted: ${changed.join(', ')})` };
}
