import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { BottomAxis, rounded } from './axes.tsx';
import { Chart, useChartWidth } from './Chart.tsx';
import { markOf } from './marks.ts';
import { probability } from './number.ts';
import { fitted } from './text.ts';

export interface ClassSizesProps {
  readonly classes: readonly { readonly name: string; readonly share: number }[];
  /** What the shares are shares of, e.g. "share of the rows". */
  readonly title: string;
}

const [LEFT, RIGHT, BAR, ROW] = [120, 60, 16, 26];

/** The size of each class as a bar. */
export function ClassSizes({ classes, title }: ClassSizesProps): ReactNode {
  const width = useChartWidth();
  const bottom = ROW * classes.length + 6;
  const most = Math.max(...classes.map(({ share }) => share));
  const x = scaleLinear([0, most], [LEFT, width - RIGHT]).nice(5);
  return (
    <Chart height={bottom + 40} label={`Sizes of ${classes.length} classes`}>
      <BottomAxis scale={x} at={bottom} grid={bottom} title={title} />
      {classes.map(({ name, share }, k) => {
        const { colour, path } = markOf(k);
        const y = ROW * k + ROW / 2;
        return (
          <g key={name}>
            <path className="mark" d={path} fill={colour} transform={`translate(10 ${y})`} />
            <text x={22} y={y + 4}>
              {fitted(name, LEFT - 30)}
            </text>
            <rect
              className="bar"
              x={LEFT}
              y={y - BAR / 2}
              width={rounded(x(share) - LEFT)}
              height={BAR}
              fill={colour}
            />
            <text x={rounded(x(share)) + 6} y={y + 4}>
              {probability(share)}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}
