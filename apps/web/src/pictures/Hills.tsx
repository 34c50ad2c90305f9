import { BottomAxis, LeftAxis } from '@latent/charts';
import { scaleLinear } from 'd3-scale';
import { type ReactNode, useId } from 'react';
import { Handle } from '../ui/Handle.tsx';
import { Picture } from '../ui/Picture.tsx';
import { Curve, type Point } from './Curve.tsx';

/** A function of one parameter between 0 and 1, all others held. */
export interface Hill {
  /** A short name of the parameter, below its axis. */
  readonly symbol: string;
  /** What it is, for those who hear the handle. */
  readonly name: string;
  readonly points: readonly Point[];
  /** Where it is highest. */
  readonly top: number;
  readonly value: number;
  readonly height: number;
  readonly onChange: (value: number) => void;
}

export interface HillsProps {
  readonly label: string;
  /** The heights' axis: its ends, and what it shows with its unit. */
  readonly domain: readonly [number, number];
  readonly title: string;
  readonly hills: readonly Hill[];
}

/** From this width on a panel has room for words. */
const WIDE = 110;
const [LEFT, TOP, BOTTOM, GAP, HEIGHT] = [58, 58, 44, 30, 250];

/** Cuts through a landscape side by side, each with a handle where one stands and a mark where it is highest. */
export function Hills({ label, domain, title, hills }: HillsProps): ReactNode {
  return (
    <Picture label={label} height={() => HEIGHT}>
      {(width) => {
        const y = scaleLinear(domain, [HEIGHT - BOTTOM, TOP]);
        const each = (width - LEFT - GAP * hills.length) / hills.length;
        return (
          <>
            <LeftAxis scale={y} at={LEFT} ticks={3} />
            <text className="quiet" x={LEFT} y={16}>
              {title}
            </text>
            {hills.map((hill, i) => (
              <Panel key={hill.symbol} hill={hill} y={y} left={LEFT + i * (each + GAP)} width={each} />
            ))}
          </>
        );
      }}
    </Picture>
  );
}

interface PanelProps {
  readonly hill: Hill;
  readonly y: ReturnType<typeof scaleLinear<number, number>>;
  readonly left: number;
  readonly width: number;
}

function Panel({ hill, y, left, width }: PanelProps): ReactNode {
  const id = useId();
  const { symbol, name, points, top, value, height, onChange } = hill;
  const x = scaleLinear([0, 1], [left, left + width]);
  const bottom = HEIGHT - BOTTOM;
  const frame = { left, right: left + width, top: TOP, bottom, clip: `url(#${id})` };
  return (
    <g>
      <clipPath id={id}>
        <rect x={left} y={TOP - 2} width={width} height={bottom - TOP + 2} />
      </clipPath>
      <BottomAxis scale={x} at={bottom} ticks={width < WIDE ? 1 : 2} title={symbol} />
      <path className="old thin dashed" d={`M${x(top)} ${TOP - 2}V${bottom}`} />
      <text className="halo" x={x(top)} y={TOP - 10} textAnchor="middle" data-top={symbol}>
        {width < WIDE ? '' : 'top '}
        {top.toFixed(3)}
      </text>
      <Curve plot={{ x, y, ...frame }} points={points} className="ink" />
      <Handle
        label={name}
        x={x(value)}
        y={Math.min(bottom, y(height))}
        horizontal={{ value, min: 0.01, max: 0.99, at: (place) => x.invert(place) }}
        onChange={({ horizontal }) => horizontal !== undefined && onChange(horizontal)}
      >
        <circle r={7} className="fill-new" />
      </Handle>
    </g>
  );
}
