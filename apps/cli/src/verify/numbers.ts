import type { NestedNumbers } from 'latent';

/** Numbers of any nesting in a row. */
export function flat(nested: NestedNumbers): number[] {
  if (typeof nested === 'number') return [nested];
  return (Array.isArray(nested) ? (nested as readonly NestedNumbers[]) : Object.values(nested)).flatMap(flat);
}

/** The numbers of `from` in the order in which `like` has its names. */
export function flatLike(from: NestedNumbers | undefined, like: NestedNumbers): number[] {
  if (from === undefined) return [];
  if (typeof from === 'number' || typeof like === 'number' || Array.isArray(like) || Array.isArray(from))
    return flat(from);
  const [named, order] = [from, like] as readonly [Named, Named];
  return Object.keys(order).flatMap((name) => flatLike(named[name], order[name] as NestedNumbers));
}

type Named = Readonly<Record<string, NestedNumbers>>;

/** All orders of 0 … n − 1. */
export function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}
