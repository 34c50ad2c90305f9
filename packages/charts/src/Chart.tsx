import { createContext, type ReactNode, useContext } from 'react';

/** Width of every chart in its own units, where nothing else is said. */
const WIDTH = 640;

const Width = createContext(WIDTH);

/** Says how wide the charts within are drawn: on a narrow screen as wide as that, so that letters keep their size and nothing is cut. */
export const ChartWidth = Width.Provider;
export const useChartWidth = (): number => useContext(Width);

/** Whether a chart has so little room that its axes bear fewer ticks. */
export const isNarrow = (width: number): boolean => width < 480;

export interface ChartProps {
  readonly height: number;
  /** What the chart is, for those who hear it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** The canvas of a chart. Its numbers stand in a table beside it, so to a screen reader it is one picture with a name. */
export function Chart({ height, label, children }: ChartProps): ReactNode {
  return (
    <svg className="chart" viewBox={`0 0 ${useChartWidth()} ${height}`} role="img" aria-label={label}>
      {children}
    </svg>
  );
}
