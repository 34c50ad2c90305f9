import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Handle } from '../ui/Handle.tsx';

export interface StripProps {
  /** Its place in the picture, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** They sum to 1. */
  readonly shares: readonly number[];
  /** What stands in each part where there is room. */
  readonly names: readonly string[];
  /** What a border between two parts moves, such as "q(coin A) in row 1". */
  readonly label: (part: number) => string;
  /** No part gets smaller than this; default 0.01. */
  readonly least?: number;
  /** `latent` (default) for q, `new` for parameters. */
  readonly tone?: 'latent' | 'new';
  /** Where it is absent the strip cannot be changed. */
  readonly onChange?: ((shares: readonly number[]) => void) | undefined;
}

/** A distribution as a bar cut in parts; a border that is dragged moves a share from one part to the next. */
export function Strip(props: StripProps): ReactNode {
  const { x, y, width, height, shares, names, label, least = 0.01, tone = 'latent', onChange } = props;
  const scale = scaleLinear([0, 1], [x, x + width]);
  const ends = shares.map((_, part) => shares.slice(0, part + 1).reduce((sum, share) => sum + share, 0));
  const from = (part: number): number => (part === 0 ? 0 : (ends[part - 1] as number));
  const move = (part: number, share: number): void => {
    const both = (shares[part] as number) + (shares[part + 1] as number);
    onChange?.(shares.map((old, i) => (i === part ? share : i === part + 1 ? tidy(both - share) : old)));
  };
  return (
    <g>
      {shares.map((share, part) => (
        <g key={names[part]}>
          <rect
            className={part % 2 === 0 ? `cell lit ${tone}` : 'cell'}
            x={scale(from(part))}
            y={y}
            width={Math.max(0, share * width)}
            height={height}
          />
          {share * width > 10 + 8 * (names[part] ?? '').length && (
            <text x={scale(from(part) + share / 2)} y={y + height / 2 + 4.5} textAnchor="middle">
              {names[part]}
            </text>
          )}
        </g>
      ))}
      {onChange &&
        shares.slice(0, -1).map((share, part) => (
          <Handle
            key={names[part]}
            label={label(part)}
            x={scale(ends[part] as number)}
            y={y + height / 2}
            horizontal={{
              value: share,
              min: least,
              max: tidy(share + (shares[part + 1] as number) - least),
              at: (place) => scale.invert(place) - from(part),
            }}
            onChange={({ horizontal }) => horizontal !== undefined && move(part, horizontal)}
          >
            <circle r={7} className={`fill-${tone}`} />
          </Handle>
        ))}
    </g>
  );
}

/** Without the noise of binary fractions. */
const tidy = (share: number): number => Number(share.toFixed(10));
