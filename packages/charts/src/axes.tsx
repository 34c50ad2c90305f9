import type { ReactNode } from 'react';
import { widthOf } from './text.ts';

/** What an axis needs of a scale. */
export interface AxisScale {
  (value: number): number;
  ticks(count?: number): number[];
  tickFormat(count?: number): (value: number) => string;
  range(): number[];
}

export interface AxisProps {
  readonly scale: AxisScale;
  /** Where the axis lies, across its own direction. */
  readonly at: number;
  /** How far grid lines reach from it; none where absent. */
  readonly grid?: number;
  readonly ticks?: number;
  /** What is shown, with its unit. */
  readonly title?: string;
}

/** An axis below a chart. */
export function BottomAxis({ scale, at, grid, ticks = 5, title }: AxisProps): ReactNode {
  const [from = 0, to = 0] = scale.range();
  const format = scale.tickFormat(ticks);
  return (
    <g>
      <path className="axis" d={`M${from} ${at}H${to}`} />
      {scale.ticks(ticks).map((tick) => (
        <g key={tick} transform={`translate(${rounded(scale(tick))} ${at})`}>
          {grid !== undefined && <path className="grid" d={`M0 0V${-grid}`} />}
          <path className="axis" d="M0 0V4" />
          <text className="quiet" y={18} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      {title !== undefined && (
        <text className="quiet" x={rounded(middle(from, to, title))} y={at + 36} textAnchor="middle">
          {title}
        </text>
      )}
    </g>
  );
}

/** Where a title stands below its axis: in the middle, unless it is so long that it would leave the chart at the right. */
function middle(from: number, to: number, title: string): number {
  const half = (13 / 12) * (widthOf(title) / 2); // the lab's letters are the larger ones
  return Math.min((from + to) / 2, Math.max(half, to + 12 - half));
}

/** An axis to the left of a chart; its title stands above it, where it can be read without turning one's head. */
export function LeftAxis({ scale, at, grid, ticks = 5, title }: AxisProps): ReactNode {
  const [from = 0, to = 0] = scale.range();
  const format = scale.tickFormat(ticks);
  return (
    <g>
      <path className="axis" d={`M${at} ${from}V${to}`} />
      {scale.ticks(ticks).map((tick) => (
        <g key={tick} transform={`translate(${at} ${rounded(scale(tick))})`}>
          {grid !== undefined && <path className="grid" d={`M0 0H${grid}`} />}
          <path className="axis" d="M0 0H-4" />
          <text className="quiet" x={-8} y={4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {title !== undefined && (
        <text className="quiet" x={at} y={Math.min(from, to) - 10} textAnchor="start">
          {title}
        </text>
      )}
    </g>
  );
}

/** A coordinate with two decimals: more say nothing and make files long. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
