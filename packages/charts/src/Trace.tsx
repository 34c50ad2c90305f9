import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { BottomAxis, LeftAxis, rounded } from './axes.tsx';
import { Chart, isNarrow, useChartWidth } from './Chart.tsx';
import { decimals } from './number.ts';

export interface TraceProps {
  /** The objective after 0, 1, 2, … accepted steps. */
  readonly values: readonly number[];
  /** What the values are, in nats, e.g. "log-likelihood". */
  readonly title: string;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [76, 24, 26, 196];

/**
 * How the objective rose. Early steps far below the rest would leave nothing to see of it: they are left out and named.
 */
export function Trace({ values, title }: TraceProps): ReactNode {
  const width = useChartWidth();
  const first = firstShown(values);
  const shown = values.slice(first);
  const least = Math.min(...shown);
  const most = Math.max(...shown);
  const room = most > least ? 0.05 * (most - least) : 1;
  const x = scaleLinear([first, Math.max(first + 1, values.length - 1)], [LEFT, width - RIGHT]);
  const y = scaleLinear([least - room, most + room], [BOTTOM, TOP]);
  const path = line<number>(
    (_, i) => rounded(x(first + i)),
    (value) => rounded(y(value)),
  )(shown);
  const left = values
    .slice(0, first)
    .map((value, i) => `${i}: ${decimals(value, 1)}`)
    .join(', ');
  return (
    <Chart height={BOTTOM + 40} label={`${title} after each of ${values.length - 1} iterations`}>
      <LeftAxis scale={y} at={LEFT} grid={width - RIGHT - LEFT} title={`${title} (nats)`} />
      <BottomAxis
        scale={x}
        at={BOTTOM}
        ticks={Math.min(isNarrow(width) ? 4 : 8, shown.length)}
        title={first > 0 && !isNarrow(width) ? `iteration (below the picture, ${left})` : 'iteration'}
      />
      <path className="curve" d={path ?? ''} />
      <circle cx={rounded(x(values.length - 1))} cy={rounded(y(values.at(-1) as number))} r={4} fill="var(--ink)" />
    </Chart>
  );
}

/** The first of at most three steps that are left out where each lies further below the next than all the rest is high. */
function firstShown(values: readonly number[]): number {
  const end = values.at(-1) as number;
  let first = 0;
  while (first < 3 && values.length - first > 3) {
    const rest = end - (values[first + 1] as number);
    if (end - (values[first] as number) <= 3 * rest) break;
    first++;
  }
  return first;
}
