/** Both sides of Jensen’s inequality. */
export interface Means {
  /** The weighted mean of the points. */
  readonly x: number;
  /** f at that mean. */
  readonly outside: number;
  /** The weighted mean of f. */
  readonly inside: number;
}

export function meansOf(f: (x: number) => number, points: readonly number[], weights: readonly number[]): Means {
  const mean = (of: (x: number) => number): number =>
    points.reduce((sum, x, i) => sum + (weights[i] as number) * of(x), 0);
  const x = mean((point) => point);
  return { x, outside: f(x), inside: mean(f) };
}
