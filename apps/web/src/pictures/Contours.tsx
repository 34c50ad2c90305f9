import { contours } from 'd3-contour';
import { type ReactNode, useMemo } from 'react';
import type { PlotScales } from './Plot.tsx';

export interface ContoursProps {
  /** A plot whose axes go from 0 to 1 both. */
  readonly plot: PlotScales;
  /** Heights over the unit square as `landscape` gives them. */
  readonly values: Float64Array;
  readonly size: number;
  /** Heights at which lines are drawn, rising. */
  readonly levels: readonly number[];
}

/** A landscape over the unit square as a map: the higher, the more ink. Lines are found anew where `values` or `levels` are other arrays. */
export function Contours({ plot, values, size, levels }: ContoursProps): ReactNode {
  const lines = useMemo(
    () =>
      contours()
        .size([size, size])
        .thresholds([...levels])(Array.from(values)),
    [values, size, levels],
  );
  const place = ([x = 0, y = 0]: readonly number[]): string =>
    `${plot.x((x - 1) / (size - 2)).toFixed(1)} ${plot.y((y - 1) / (size - 2)).toFixed(1)}`;
  return (
    <g className="contours" clipPath={plot.clip}>
      {lines.map(({ value, coordinates }) => (
        <path
          key={value}
          d={coordinates.flatMap((rings) => rings.map((ring) => `M${ring.map(place).join('L')}Z`)).join('')}
        />
      ))}
    </g>
  );
}

/**
 * The heights of a function in the middles of size × size cells, rows of x from y = 0 up. The outermost cells lie outside the square and
 * repeat their neighbours within, so that lines run out of the picture and do not turn at its edge.
 */
export function landscape(f: (x: number, y: number) => number, size: number): Float64Array {
  const middle = (i: number): number => (Math.min(size - 2, Math.max(1, i)) - 0.5) / (size - 2);
  return Float64Array.from({ length: size * size }, (_, i) => f(middle(i % size), middle(Math.floor(i / size))));
}
