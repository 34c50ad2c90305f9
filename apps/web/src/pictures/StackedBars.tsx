import { BottomAxis } from '@latent/charts';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';

/** A bar of parts, one after the other. */
export interface StackedBar {
  readonly name: string;
  readonly parts: readonly { readonly value: number; readonly className: string }[];
  /** The name of its number. */
  readonly called?: string;
  /** What is written at its end. */
  readonly text: string;
}

export interface StackedBarsProps {
  readonly label: string;
  readonly bars: readonly StackedBar[];
  /** What the axis shows, with its unit, and how far it goes. */
  readonly title: string;
  readonly most: number;
  /** Room for the names, in pixels; default 130. */
  readonly names?: number;
}

const [ROW, THICK, TOP, BOTTOM, RIGHT] = [34, 18, 6, 44, 54];

/** Bars from the left, each with its name and its sum. */
export function StackedBars({ label, bars, title, most, names = 130 }: StackedBarsProps): ReactNode {
  const bottom = TOP + bars.length * ROW;
  return (
    <Picture label={label} most={520} height={() => bottom + BOTTOM}>
      {(width) => {
        const x = scaleLinear([0, most], [names, width - RIGHT]);
        return (
          <>
            <BottomAxis scale={x} at={bottom} grid={bottom - TOP} ticks={4} title={title} />
            {bars.map(({ name, called, parts, text }, i) => {
              const y = TOP + (i + 0.5) * ROW;
              const ends = parts.map((_, p) => parts.slice(0, p + 1).reduce((sum, { value }) => sum + value, 0));
              return (
                <g key={name} data-name={called}>
                  <text x={names - 8} y={y + 4} textAnchor="end">
                    {name}
                  </text>
                  {parts.map(({ value, className }, p) => (
                    <rect
                      key={className}
                      className={className}
                      x={x((ends[p] ?? 0) - value)}
                      y={y - THICK / 2}
                      width={x(value) - x(0)}
                      height={THICK}
                    />
                  ))}
                  <text className="bar-end halo" x={x(ends.at(-1) ?? 0) + 6} y={y + 4}>
                    {text}
                  </text>
                </g>
              );
            })}
          </>
        );
      }}
    </Picture>
  );
}
