import type { NestedNumbers } from 'latent';

/** Nested numbers as a list of what they hold; nothing where there are none. */
export const listOf = (value: NestedNumbers | undefined): readonly NestedNumbers[] =>
  Array.isArray(value) ? value : [];

/** A list of numbers. */
export const numbersOf = (value: NestedNumbers | undefined): readonly number[] => listOf(value).map(Number);

/** The part of nested numbers that has a name. */
export function partOf(value: NestedNumbers | undefined, key: string): NestedNumbers | undefined {
  if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key)) return undefined;
  return (value as { readonly [name: string]: NestedNumbers })[key];
}

/** The number at a place. */
export function numberAt(value: NestedNumbers | undefined, ...indices: readonly number[]): number | undefined {
  let found = value;
  for (const index of indices) found = listOf(found)[index];
  return typeof found === 'number' ? found : undefined;
}
