import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { BottomAxis, LeftAxis, rounded } from './axes.tsx';
import { Chart, useChartWidth } from './Chart.tsx';
import { markOf } from './marks.ts';

/** A criterion of models that differ in their number of classes. */
export interface CriterionLine {
  readonly name: string;
  /** One a candidate; null where it has none. */
  readonly values: readonly (number | null)[];
}

export interface CriteriaProps {
  /** Number of classes of each candidate. */
  readonly classes: readonly number[];
  readonly lines: readonly CriterionLine[];
  /** Candidates that are not ranked: drawn hollow. */
  readonly unranked: ReadonlySet<number>;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [76, 76, 26, 226];

/** Information criteria against the number of classes: lower is better, hollow is not ranked. */
export function Criteria({ classes, lines, unranked }: CriteriaProps): ReactNode {
  const width = useChartWidth();
  const all = lines.flatMap(({ values }) => values.filter((value): value is number => value !== null));
  const x = scaleLinear([Math.min(...classes), Math.max(...classes)], [LEFT, width - RIGHT]);
  const y = scaleLinear([Math.min(...all), Math.max(...all)], [BOTTOM, TOP]).nice(5);
  const labels = spread(lines.map(({ values }) => y(values.findLast((value) => value !== null) ?? 0)));
  return (
    <Chart height={BOTTOM + 40} label={`Criteria of models with ${classes.join(', ')} classes`}>
      <LeftAxis scale={y} at={LEFT} grid={width - RIGHT - LEFT} title="criterion (lower is better)" />
      <BottomAxis scale={x} at={BOTTOM} ticks={Math.min(10, classes.length)} title="number of classes" />
      {lines.map(({ name, values }, c) => {
        const { colour, path } = markOf(c);
        const points = values.flatMap((value, i) =>
          value === null ? [] : [{ i, left: rounded(x(classes[i] as number)), top: rounded(y(value)) }],
        );
        const curve = line<{ left: number; top: number }>(
          ({ left }) => left,
          ({ top }) => top,
        )(points);
        return (
          <g key={name}>
            <path className="curve" style={{ stroke: colour }} d={curve ?? ''} />
            {points.map(({ i, left, top }) => (
              <path
                key={i}
                className={unranked.has(i) ? 'hollow' : 'mark'}
                d={path}
                transform={`translate(${left} ${top})`}
                {...(unranked.has(i) ? { stroke: colour } : { fill: colour })}
              />
            ))}
            <text x={width - RIGHT + 12} y={rounded((labels[c] as number) + 4)}>
              {name}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

/** Heights moved apart where texts would overlap, in their order. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] as number) - (heights[b] as number));
  const moved = [...heights];
  order.forEach((i, rank) => {
    const above = order[rank - 1];
    if (above !== undefined) moved[i] = Math.max(moved[i] as number, (moved[above] as number) + 14);
  });
  return moved;
}
