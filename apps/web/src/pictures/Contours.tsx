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
 * continue their neighbours in a straight line, so that lines run out of the picture and do not turn at its edge.
 */
export function landscape(f: (x: number, y: number) => number, size: number): Float64Array {
  const heights = new Float64Array(size * size);
  const middle = (i: number): number => (i - 0.5) / (size - 2);
  for (let y = 1; y < size - 1; y++) for (let x = 1; x < size - 1; x++) heights[y * size + x] = f(middle(x), middle(y));
  const extend = (at: number, inwards: number): void => {
    heights[at] = 2 * (heights[at + inwards] as number) - (heights[at + 2 * inwards] as number);
  };
  for (let y = 1; y < size - 1; y++) {
    extend(y * size, 1);
    extend(y * size + size - 1, -1);
  }
  for (let x = 0; x < size; x++) {
    extend(x, size);
    extend((size - 1) * size + x, -size);
  }
  return heights;
}
