import type { ModelDocument } from 'latent';
import { flatten, type Parameters, simplexes, unflatten } from './numbers.ts';

/** A free direction: raises one probability and lowers the last of its vector by as much. */
export interface Direction {
  readonly name: string;
  readonly raised: number;
  readonly lowered: number;
}

/** One direction for every free parameter. */
export function directions(document: ModelDocument): Direction[] {
  return simplexes(document).flatMap(({ name, offset, length, fixed }) =>
    fixed
      ? []
      : Array.from({ length: length - 1 }, (_, i) => ({ name, raised: offset + i, lowered: offset + length - 1 })),
  );
}

/** The parameters, moved along a direction. */
function move(parameters: Parameters, { raised, lowered }: Direction, by: number): Parameters {
  const flat = flatten(parameters);
  flat[raised] = (flat[raised] as number) + by;
  flat[lowered] = (flat[lowered] as number) - by;
  return unflatten(flat, parameters);
}

/**
 * The derivative of f along a direction by central differences, extrapolated once (Richardson 1911): the error is of the
 * order of h⁴.
 */
export function derivative(f: (parameters: Parameters) => number, at: Parameters, along: Direction, h = 1e-3): number {
  const flat = flatten(at);
  const room = Math.min(flat[along.raised] as number, flat[along.lowered] as number) / 4;
  const step = Math.min(h, room);
  const central = (by: number): number => (f(move(at, along, by)) - f(move(at, along, -by))) / (2 * by);
  return (4 * central(step / 2) - central(step)) / 3;
}
