import type { MixtureDocument } from 'latent';
import { blocksOf, flatten, type Parameters, type PlacedBlock, unflatten } from './numbers.ts';

/** A free direction: the numbers of the flat parameters that move together, and which way. */
export interface Direction {
  readonly name: string;
  readonly entries: readonly Entry[];
  /** The place of its feature; −1 for the class sizes. */
  readonly feature: number;
  /** The one class that it belongs to; undefined where all classes share it. */
  readonly latent: number | undefined;
  /** How far a step of size h goes at these parameters. */
  readonly step: (flat: readonly number[], h: number) => number;
}

interface Entry {
  readonly index: number;
  readonly by: 1 | -1;
}

/**
 * One direction for every free parameter. Simplex: raises one probability and lowers the last; covariance: an entry of the lower
 * triangle together with its mirror image; otherwise one number alone.
 */
export function directions(document: MixtureDocument): Direction[] {
  return blocksOf(document)
    .filter(({ fixed }) => !fixed)
    .flatMap((block) => movesOf(block).map((move) => ({ ...shared(block, move), ...move })));
}

function shared(block: PlacedBlock, { entries }: Move): Omit<Direction, keyof Move> {
  const [first] = entries;
  const one = ((first?.index ?? 0) - block.offset) / (block.length / (block.shape[0] as number));
  return {
    name: block.feature < 0 ? block.name : `${block.name}.${block.key}`,
    feature: block.feature,
    latent: block.shared ? undefined : Math.floor(one),
  };
}

type Move = Pick<Direction, 'entries' | 'step'>;

function movesOf({ kind, offset, length, shape }: PlacedBlock): Move[] {
  const last = shape.at(-1) as number;
  const starts = (stride: number): number[] => Array.from({ length: length / stride }, (_, i) => offset + i * stride);
  const value = (flat: readonly number[], index: number): number => flat[index] as number;
  if (kind === 'simplex')
    return starts(last).flatMap((start) =>
      Array.from({ length: last - 1 }, (_, i) => {
        const [raised, lowered] = [start + i, start + last - 1];
        return {
          entries: [{ index: raised, by: 1 } as const, { index: lowered, by: -1 } as const],
          step: (flat, h) => Math.min(h, Math.min(value(flat, raised), value(flat, lowered)) / 4),
        } satisfies Move;
      }),
    );
  if (kind === 'covariance')
    return starts(last * last).flatMap((start) =>
      Array.from({ length: last }, (_, i) =>
        Array.from({ length: i + 1 }, (_, j): Move => {
          const [here, mirror] = [start + i * last + j, start + j * last + i];
          return {
            entries: here === mirror ? [{ index: here, by: 1 }] : [here, mirror].map((index) => ({ index, by: 1 })),
            step: (flat, h) => h * Math.sqrt(value(flat, start + i * (last + 1)) * value(flat, start + j * (last + 1))),
          };
        }),
      ).flat(),
    );
  return starts(1).map((index) => ({
    entries: [{ index, by: 1 }],
    step: (flat, h) => (kind === 'positive' ? h * value(flat, index) : h),
  }));
}

/** The parameters, moved along a direction. */
export function move(parameters: Parameters, { entries }: Direction, by: number): Parameters {
  const flat = flatten(parameters);
  for (const { index, by: sign } of entries) flat[index] = (flat[index] as number) + sign * by;
  return unflatten(flat, parameters);
}

/**
 * The derivative of f along a direction by central differences, extrapolated once (Richardson 1911): the error is of the
 * order of h⁴.
 */
export function derivative(f: (parameters: Parameters) => number, at: Parameters, along: Direction, h = 1e-3): number {
  const step = along.step(flatten(at), h);
  const central = (by: number): number => (f(move(at, along, by)) - f(move(at, along, -by))) / (2 * by);
  return (4 * central(step / 2) - central(step)) / 3;
}

/** What a gradient in the flat parameters says along a direction. */
export const along = (gradient: readonly number[], { entries }: Direction): number =>
  entries.reduce((sum, { index, by }) => sum + by * (gradient[index] as number), 0);
