import { scaleLinear } from 'd3-scale';
import { Fragment, type ReactNode } from 'react';
import { BottomAxis, rounded } from './axes.tsx';
import { Chart, useChartWidth } from './Chart.tsx';
import { Legend, legendHeight } from './Legend.tsx';
import { markOf } from './marks.ts';
import { fitted, widthOf } from './text.ts';

/** The probabilities of an item's levels in each class. */
export interface LevelItem {
  readonly name: string;
  readonly levels: readonly string[];
  /** [class][level]. */
  readonly probabilities: readonly (readonly number[])[];
}

export interface LevelProfilesProps {
  readonly classes: readonly string[];
  readonly items: readonly LevelItem[];
}

const [RIGHT, ROW, GAP] = [24, 22, 8];

/** P(level | class) as dots, one row a level; of two levels only the second, which says it all. */
export function LevelProfiles({ classes, items }: LevelProfilesProps): ReactNode {
  const width = useChartWidth();
  const lines = linesOf(items);
  const left = Math.min(260, 0.46 * width, 30 + Math.max(...lines.map(({ label }) => widthOf(label))));
  const top = legendHeight(classes, left, width) + 10;
  const last = lines.at(-1);
  const bottom = top + (last ? last.y + ROW / 2 : 0) + 4;
  const x = scaleLinear([0, 1], [left, width - RIGHT]);
  return (
    <Chart height={bottom + 40} label={`Probabilities of answers in ${classes.length} classes`}>
      <Legend names={classes} x={left} y={8} />
      <BottomAxis scale={x} at={bottom} grid={bottom - top} title="probability of the answer in the class" />
      {lines.map(({ item, level, label, y }) => {
        const own = classes.map((_, k) => items[item]?.probabilities[k]?.[level] ?? 0);
        const at = top + y;
        return (
          <Fragment key={`${item}:${level}`}>
            <text x={left - 12} y={at + 4} textAnchor="end">
              {fitted(label, left - 16)}
            </text>
            <path className="range" d={`M${rounded(x(Math.min(...own)))} ${at}H${rounded(x(Math.max(...own)))}`} />
            {own.map((value, k) => {
              const { colour, path } = markOf(k);
              return (
                <path
                  key={classes[k]}
                  className="mark"
                  d={path}
                  fill={colour}
                  transform={`translate(${rounded(x(value))} ${rounded(at + offset(k, classes.length))})`}
                />
              );
            })}
          </Fragment>
        );
      })}
    </Chart>
  );
}

interface Line {
  readonly item: number;
  readonly level: number;
  readonly label: string;
  readonly y: number;
}

function linesOf(items: readonly LevelItem[]): Line[] {
  let y = ROW / 2;
  return items.flatMap(({ name, levels }, item) => {
    const shown = levels.length === 2 ? [1] : levels.map((_, level) => level);
    const lines = shown.map((level): Line => {
      const line = { item, level, label: `${name} = ${levels[level]}`, y };
      y += ROW;
      return line;
    });
    if (shown.length > 1) y += GAP;
    return lines;
  });
}

/** Marks of one row stand a little above each other, so that equal ones can be told apart. */
const offset = (k: number, classes: number): number => (k - (classes - 1) / 2) * Math.min(3, 10 / classes);
