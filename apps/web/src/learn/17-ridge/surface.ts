import type { Theta } from '../../numbers/wordsAndThoughts.ts';

/** A parameter where the other two are held, on the surface m = π t₁ + (1 − π) t₀. */
export const onSurface = {
  t1: ({ pi, t0 }: Pick<Theta, 'pi' | 't0'>, m: number): number => (m - (1 - pi) * t0) / pi,
  t0: ({ pi, t1 }: Pick<Theta, 'pi' | 't1'>, m: number): number => (m - pi * t1) / (1 - pi),
} as const;

/** The surface inside the cube as a stack of lines, since where π is held it is straight: from its highest t₁ to its lowest. */
export function rulings(m: number, count: number): readonly (readonly [from: Theta, to: Theta])[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const pi = i / count;
    if (pi === 0)
      return [
        { pi, t1: 1, t0: m },
        { pi, t1: 0, t0: m },
      ] as const;
    const least = pi === 1 ? 0 : Math.max(0, onSurface.t0({ pi, t1: 1 }, m));
    const most = pi === 1 ? 1 : Math.min(1, onSurface.t0({ pi, t1: 0 }, m));
    return [
      { pi, t1: onSurface.t1({ pi, t0: least }, m), t0: least },
      { pi, t1: onSurface.t1({ pi, t0: most }, m), t0: most },
    ] as const;
  });
}
