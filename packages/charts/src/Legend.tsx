import type { ReactNode } from 'react';
import { useChartWidth } from './Chart.tsx';
import { markOf } from './marks.ts';
import { widthOf } from './text.ts';

const GAP = 18;
const LINE = 18;

export interface LegendProps {
  /** Names of the classes, in order. */
  readonly names: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** The classes' marks with their names, in as many lines as they need. */
export function Legend({ names, x, y }: LegendProps): ReactNode {
  const width = useChartWidth();
  return (
    <g>
      {places(names, x, width).map(({ name, left, line }, k) => {
        const { colour, path } = markOf(k);
        return (
          <g key={name} transform={`translate(${left} ${y + line * LINE})`}>
            <path className="mark" d={path} fill={colour} />
            <text x={10} y={4}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** How high the legend is. */
export function legendHeight(names: readonly string[], x: number, width: number): number {
  return LINE * (1 + (places(names, x, width).at(-1)?.line ?? 0));
}

function places(names: readonly string[], x: number, most: number): { name: string; left: number; line: number }[] {
  let left = x;
  let line = 0;
  return names.map((name) => {
    const width = 10 + widthOf(name) + GAP;
    if (left > x && left + width > most) {
      left = x;
      line++;
    }
    const place = { name, left, line };
    left += width;
    return place;
  });
}
