import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { BottomAxis, rounded } from './axes.tsx';
import { Chart, isNarrow, useChartWidth } from './Chart.tsx';

export interface StartsProps {
  /** Where each start ended, best first. */
  readonly objectives: readonly number[];
  /** How many of them, from the first, are the best optimum. */
  readonly atBest: number;
  /** What the objectives are, in nats, e.g. "log-likelihood". */
  readonly title: string;
}

const [LEFT, RIGHT, TOP, DOT] = [24, 24, 8, 9];

/** Every start as a dot where it ended; those that end together are stacked, those at the best optimum are filled. */
export function Starts({ objectives, atBest, title }: StartsProps): ReactNode {
  const width = useChartWidth();
  const most = objectives[0] ?? 0;
  const least = objectives.at(-1) ?? 0;
  const room = most > least ? 0.04 * (most - least) : 1;
  const x = scaleLinear([least - room, most + room], [LEFT, width - RIGHT]);
  const stacks = new Map<number, number>();
  const dots = objectives.map((objective, i) => {
    const column = Math.round(x(objective) / (DOT + 1));
    const height = stacks.get(column) ?? 0;
    stacks.set(column, height + 1);
    return { key: `${i}`, left: column * (DOT + 1), height, best: i < atBest };
  });
  const bottom = TOP + Math.max(3, ...stacks.values()) * DOT + 4;
  return (
    <Chart height={bottom + 40} label={`Where ${objectives.length} starts ended: ${atBest} at the best optimum`}>
      <BottomAxis
        scale={x}
        at={bottom}
        ticks={isNarrow(width) ? 3 : 6}
        title={`${title} at the end of a start (nats)`}
      />
      {dots.map(({ key, left, height, best }) => (
        <circle
          key={key}
          className={best ? 'mark' : 'hollow'}
          cx={left}
          cy={rounded(bottom - 5 - height * DOT)}
          r={DOT / 2}
          fill={best ? 'var(--ink)' : 'var(--paper)'}
          stroke="var(--ink)"
        />
      ))}
    </Chart>
  );
}
