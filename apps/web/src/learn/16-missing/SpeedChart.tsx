import { LeftAxis } from '@latent/charts';
import { scaleLog } from 'd3-scale';
import type { ReactNode } from 'react';
import { polyline } from '../../pictures/dots.ts';
import { Picture } from '../../ui/Picture.tsx';
import type { Speed } from './known.ts';

export interface SpeedChartProps {
  readonly speeds: readonly Speed[];
  /** The rows that are set now. */
  readonly now: Speed | undefined;
}

const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT, APART] = [50, 30, 34, 46, 250, 60];

/** Iterations against the share of thoughts that were seen, both by their logarithm: what is missing costs steps. */
export function SpeedChart({ speeds, now }: SpeedChartProps): ReactNode {
  return (
    <Picture label="Iterations against the share of thoughts seen" height={() => HEIGHT}>
      {(width) => <Chart {...{ speeds, now, width }} />}
    </Picture>
  );
}

function Chart({ speeds, now, width }: SpeedChartProps & { readonly width: number }): ReactNode {
  const bottom = HEIGHT - BOTTOM;
  const x = scaleLog([0.01, 1], [LEFT + APART, width - RIGHT]);
  const y = scaleLog([1, 3000], [bottom, TOP]);
  const place = ({ share, iterations }: Speed) => [x(share), y(iterations)] as const;
  return (
    <>
      <LeftAxis scale={powers(y)} at={LEFT} grid={width - RIGHT - LEFT} title="iterations" />
      <path className="axis" d={`M${LEFT} ${bottom}h30M${LEFT + 38} ${bottom}H${width - RIGHT}`} />
      <path className="axis smooth" d={`M${LEFT + 27} ${bottom + 5}l6 -10m2 10l6 -10`} />
      {[0.01, 0.05, 0.2, ...(width > 460 ? [0.5] : []), 1].map((share) => (
        <text key={share} className="quiet" x={x(share)} y={bottom + 18} textAnchor="middle">
          {Math.round(share * 100)}%
        </text>
      ))}
      <text className="quiet" x={LEFT + 14} y={bottom + 18} textAnchor="middle">
        0%
      </text>
      <circle className="fill-old" cx={LEFT + 14} cy={y(2)} r={5} />
      <text className="halo" x={LEFT + 8} y={y(2) - 12}>
        stops at once, anywhere
      </text>
      <text className="quiet" x={(LEFT + width - RIGHT) / 2} y={bottom + 38} textAnchor="middle">
        share of thoughts seen
      </text>
      <path className="ink" d={polyline(speeds.map(place))} />
      {speeds.map((speed) => (
        <g key={speed.share} transform={`translate(${place(speed)})`}>
          <circle className="fill-ink" r={4} />
          <text
            className="halo"
            x={speed.share === 1 ? 0 : 8}
            y={speed.share === 1 ? -10 : -8}
            textAnchor={speed.share === 1 ? 'middle' : 'start'}
          >
            {speed.iterations}
          </text>
        </g>
      ))}
      {now && (
        <g transform={`translate(${place(now)})`}>
          <circle className="fill-new ringed" r={7} />
        </g>
      )}
    </>
  );
}

/** A logarithmic scale with ticks at powers of ten only. */
function powers(scale: ReturnType<typeof scaleLog<number, number>>) {
  return Object.assign((value: number) => scale(value), {
    ticks: () => [1, 10, 100, 1000],
    tickFormat: () => (value: number) => String(value),
    range: () => scale.range(),
  });
}
