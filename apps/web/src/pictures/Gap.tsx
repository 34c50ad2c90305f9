import { type ReactNode, useId } from 'react';

export interface GapProps {
  /** The middle of the bar, in pixels of the picture. */
  readonly x: number;
  /** Its ends, in pixels, in any order. */
  readonly from: number;
  readonly to: number;
  /** Default 14. */
  readonly width?: number;
  /** What the gap is called; it stands to the right of the bar, or to its left where the bar stands far right. */
  readonly name?: string;
  readonly side?: 'left' | 'right';
}

/** The gap between a bound and the log-likelihood: a hatched bar. */
export function Gap({ x, from, to, width = 14, name, side = 'right' }: GapProps): ReactNode {
  const id = useId();
  const [top, bottom] = [Math.min(from, to), Math.max(from, to)];
  return (
    <g className="gap">
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" />
      </pattern>
      <rect x={x - width / 2} y={top} width={width} height={bottom - top} fill={`url(#${id})`} />
      {name !== undefined && (
        <text
          className="halo"
          x={x + (side === 'right' ? 1 : -1) * (width / 2 + 6)}
          y={(top + bottom) / 2 + 4}
          textAnchor={side === 'right' ? 'start' : 'end'}
        >
          {name}
        </text>
      )}
    </g>
  );
}
