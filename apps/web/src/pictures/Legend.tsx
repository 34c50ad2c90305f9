import type { ReactNode } from 'react';
import { textWidth } from './textWidth.ts';

export interface LegendItem {
  readonly name: string;
  /** A class of the lab's colours: of a line `ink`, `latent`, …; of a dot `fill-new`, `fill-old`, … */
  readonly className: string;
  /** Default: a line. */
  readonly kind?: 'line' | 'dot';
}

export interface LegendProps {
  readonly items: readonly LegendItem[];
  /** Where it begins, and the middle of its line of text, in pixels of the picture. */
  readonly x: number;
  readonly y: number;
}

/** What lines and dots of a picture mean, side by side; a plot with one asks for 22 pixels `above`. */
export function Legend({ items, x, y }: LegendProps): ReactNode {
  const widths = items.map(({ name, kind }) => (kind === 'dot' ? 14 : 24) + textWidth(name) + 14);
  return (
    <g className="legend">
      {items.map(({ name, className, kind }, i) => {
        const from = x + widths.slice(0, i).reduce((sum, width) => sum + width, 0);
        const mark = kind === 'dot' ? 14 : 24;
        return (
          <g key={name} transform={`translate(${from} ${y})`}>
            {kind === 'dot' ? (
              <circle className={className} cx={5} r={5} />
            ) : (
              <path className={className} d="M0 0h18" />
            )}
            <text x={mark} y={4.5}>
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
