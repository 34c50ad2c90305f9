import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { BottomAxis, rounded } from './axes.tsx';
import { Chart, isNarrow, useChartWidth } from './Chart.tsx';
import { Legend, legendHeight } from './Legend.tsx';
import { markOf } from './marks.ts';
import { fitted, widthOf } from './text.ts';

/** What a column of numbers is like in each class. */
export interface NumberItem {
  readonly name: string;
  /** What `centre` is, e.g. "mean ± sd", "rate". */
  readonly what: string;
  /** One a class; `spread` reaches to both sides of the centre. */
  readonly classes: readonly { readonly centre: number; readonly spread?: number | undefined }[];
}

export interface NumberProfilesProps {
  readonly classes: readonly string[];
  readonly items: readonly NumberItem[];
}

const [RIGHT, LINE, AXIS] = [24, 12, 34];

/** Columns of numbers, each on its own scale: the centre in each class with its spread. */
export function NumberProfiles({ classes, items }: NumberProfilesProps): ReactNode {
  const width = useChartWidth();
  const left = Math.min(
    220,
    0.42 * width,
    30 + Math.max(...items.flatMap(({ name, what }) => [widthOf(name), widthOf(what)])),
  );
  const top = legendHeight(classes, left, width) + 6;
  const panel = LINE * classes.length + AXIS;
  return (
    <Chart height={top + panel * items.length} label={`Columns of numbers in ${classes.length} classes`}>
      <Legend names={classes} x={left} y={8} />
      {items.map((item, j) => (
        <Panel key={item.name} {...{ classes, item, left }} top={top + panel * j} />
      ))}
    </Chart>
  );
}

interface PanelProps {
  readonly classes: readonly string[];
  readonly item: NumberItem;
  readonly left: number;
  readonly top: number;
}

function Panel({ classes, item, left, top }: PanelProps): ReactNode {
  const width = useChartWidth();
  const ticks = isNarrow(width) ? 3 : 5;
  const ends = item.classes.flatMap(({ centre, spread = 0 }) => [centre - spread, centre + spread]);
  const x = scaleLinear([Math.min(...ends), Math.max(...ends)], [left, width - RIGHT]).nice(ticks);
  const bottom = top + LINE * classes.length + 6;
  return (
    <g>
      <text x={left - 12} y={top + 14} textAnchor="end">
        {fitted(item.name, left - 16)}
      </text>
      <text className="quiet" x={left - 12} y={top + 30} textAnchor="end">
        {item.what}
      </text>
      <BottomAxis scale={x} at={bottom} grid={bottom - top} ticks={ticks} />
      {item.classes.map(({ centre, spread }, k) => {
        const { colour, path } = markOf(k);
        const y = top + LINE * k + 9;
        return (
          <g key={classes[k]}>
            {spread !== undefined && (
              <path
                className="whisker"
                stroke={colour}
                d={`M${rounded(x(centre - spread))} ${y}H${rounded(x(centre + spread))}`}
              />
            )}
            <path className="mark" d={path} fill={colour} transform={`translate(${rounded(x(centre))} ${y})`} />
          </g>
        );
      })}
    </g>
  );
}
