import {
  type FeatureTraits,
  type MixtureDocument,
  mixtureFrom,
  type NetworkDocument,
  networkFrom,
} from '../document/index.ts';
import type { Rebuilt } from '../parallel/index.ts';

/** What a model is made of, as plain data that goes to other threads. */
export type Recipe =
  | { readonly kind: 'mixture'; readonly document: MixtureDocument; readonly traits: readonly FeatureTraits[] }
  | { readonly kind: 'network'; readonly document: NetworkDocument };

/** The recipe of a mixture; its parameters do not belong to it. */
export function recipeOf({ parameters: _, ...document }: MixtureDocument, traits: readonly FeatureTraits[]): Recipe {
  return { kind: 'mixture', document, traits };
}

/** The recipe of a network; its tables do not belong to it. */
export function networkRecipeOf({ parameters: _, ...document }: NetworkDocument): Recipe {
  return { kind: 'network', document };
}

/** The model of a recipe, by the same pure functions as on the main thread. */
export function rebuild(recipe: Recipe): Rebuilt {
  if (recipe.kind === 'network') return { kind: 'network', model: networkFrom(recipe.document) };
  return { kind: 'mixture', model: mixtureFrom(recipe.document, undefined, recipe.traits) };
}
