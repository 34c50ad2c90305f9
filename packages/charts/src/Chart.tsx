import type { ReactNode } from 'react';

/** Width of every chart in its own units; it grows and shrinks with its place. */
export const WIDTH = 640;

export interface ChartProps {
  readonly height: number;
  /** What the chart is, for those who hear it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** The canvas of a chart. Its numbers stand in a table beside it, so to a screen reader it is one picture with a name. */
export function Chart({ height, label, children }: ChartProps): ReactNode {
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      {children}
    </svg>
  );
}
