import { markOf } from '@latent/charts';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Handle } from '../ui/Handle.tsx';
import { Picture } from '../ui/Picture.tsx';

export interface SharesProps {
  readonly classes: readonly string[];
  /** Class sizes, which sum to 1. */
  readonly sizes: readonly number[];
  readonly most?: number;
  readonly onChange: (sizes: readonly number[]) => void;
}

const [LEFT, RIGHT, LEAST] = [92, 12, 0.01];

/** The sizes of the classes as one bar; its borders can be dragged. */
export function Shares({ classes, sizes, most = 720, onChange }: SharesProps): ReactNode {
  const ends = sizes.map((_, k) => sizes.slice(0, k + 1).reduce((sum, size) => sum + size, 0));
  return (
    <Picture label="Class sizes" most={most} height={() => 40}>
      {(width) => {
        const x = scaleLinear([0, 1], [LEFT, width - RIGHT]);
        return (
          <>
            <text x={0} y={24}>
              class sizes
            </text>
            {classes.map((name, k) => {
              const [from, to] = [x(ends[k - 1] ?? 0), x(ends[k] as number)];
              return (
                <g key={name}>
                  <rect className="size" x={from} y={8} width={Math.max(0, to - from)} height={24} />
                  <path d={markOf(k).path} fill={markOf(k).colour} transform={`translate(${from + 16} 20)`} />
                  {to - from > 56 && (
                    <text x={from + 27} y={25}>
                      {sizes[k]?.toFixed(2)}
                    </text>
                  )}
                </g>
              );
            })}
            {ends.slice(0, -1).map((end, k) => (
              <Handle
                key={classes[k]}
                label={`share of ${classes[k]}`}
                x={x(end)}
                y={20}
                horizontal={{
                  value: sizes[k] as number,
                  min: LEAST,
                  max: (sizes[k] as number) + (sizes[k + 1] as number) - LEAST,
                  at: (place) => x.invert(place) - (ends[k - 1] ?? 0),
                }}
                onChange={({ horizontal }) => horizontal !== undefined && onChange(withShare(sizes, k, horizontal))}
              >
                <path className="border" d="M0-16V16" />
              </Handle>
            ))}
          </>
        );
      }}
    </Picture>
  );
}

/** Class k takes its share from the next one, so that the sum stays 1. */
function withShare(sizes: readonly number[], k: number, share: number): readonly number[] {
  const next = Math.max(0, (sizes[k] as number) + (sizes[k + 1] as number) - share);
  return sizes.map((size, i) => (i === k ? share : i === k + 1 ? next : size));
}
