import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import type { PlotScales } from './Plot.tsx';

export type Point = readonly [x: number, y: number];

export interface CurveProps {
  readonly plot: PlotScales;
  /** In the units of the axes; the curve is broken where a value is not finite. */
  readonly points: readonly Point[];
  /** A class of the lab's colours: `ink`, `latent`, `old`, `new`. */
  readonly className: string;
}

/** A curve in a plot, cut off at its frame. */
export function Curve({ plot, points, className }: CurveProps): ReactNode {
  const path = line<Point>()
    .defined(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
    .x(([x]) => Math.round(plot.x(x) * 100) / 100)
    .y(([, y]) => Math.round(plot.y(y) * 100) / 100);
  return <path className={className} d={path(points) ?? ''} clipPath={plot.clip} />;
}

/** A function at n + 1 places from one end of an interval to the other. */
export function sampled(f: (x: number) => number, [from, to]: readonly [number, number], n = 200): Point[] {
  return Array.from({ length: n + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / n;
    return [x, f(x)];
  });
}
