/** Numbers as documents nest them. */
export type Nested = number | readonly Nested[];

/** The number at these indices. */
export function at(nested: Nested | undefined, ...indices: readonly number[]): number {
  let here = nested;
  for (const index of indices) here = (here as readonly Nested[])[index];
  return here as number;
}

/** All numbers, row-major. */
export function flat(nested: Nested): number[] {
  return typeof nested === 'number' ? [nested] : nested.flatMap(flat);
}

/** Takes the numbers of a shape from a list, row-major. */
export function nest(numbers: Iterator<number>, shape: readonly number[]): Nested {
  const [length, ...rest] = shape;
  if (length === undefined) return numbers.next().value as number;
  return Array.from({ length }, () => nest(numbers, rest));
}

export const matrixOf = (nested: Nested | undefined): readonly (readonly number[])[] =>
  nested as readonly (readonly number[])[];

export const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
