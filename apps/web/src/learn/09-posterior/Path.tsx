import type { ReactNode } from 'react';
import { type Coins, coinsBoundCurve, coinsCurve } from '../../numbers/twoCoins.ts';
import { Curve, sampled } from '../../pictures/Curve.tsx';
import { Gap } from '../../pictures/Gap.tsx';
import { Legend, type LegendItem } from '../../pictures/Legend.tsx';
import { Plot } from '../../pictures/Plot.tsx';
import { OLD } from './presets.ts';

export interface PathProps {
  readonly q: readonly number[];
  readonly next: Coins;
  /** Whether the M-step was taken. */
  readonly isMoved: boolean;
}

const meanings: readonly LegendItem[] = [
  { name: 'log-likelihood', className: 'ink' },
  { name: 'bound', className: 'latent' },
  { name: 'old', className: 'fill-old', kind: 'dot' },
  { name: 'new', className: 'fill-new', kind: 'dot' },
];
const ENDS = [-0.2, 1.2] as const;

/** Log-likelihood and bound on the straight way from the old parameters to the top of the bound. */
export function Path({ q, next, isMoved }: PathProps): ReactNode {
  const likelihood = sampled((way) => coinsCurve(onWay(next, way)), ENDS);
  const bound = sampled((way) => coinsBoundCurve(onWay(next, way), q), ENDS);
  const [old, floor] = [coinsCurve(OLD), coinsBoundCurve(OLD, q)];
  const [reached, top] = [coinsCurve(next), coinsBoundCurve(next, q)];
  const heights = [floor, ...likelihood.map(([, y]) => y).filter(Number.isFinite)];
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const margin = Math.max(0.03, 0.12 * (most - least));
  return (
    <Plot
      label="Log-likelihood and bound on the way from the old to the new parameters"
      x={{ domain: ENDS, title: 'way from old (0) to new parameters (1)' }}
      y={{ domain: [least - margin, most + margin], title: 'log-likelihood and bound (nats)' }}
      height={() => 310}
      above={24}
    >
      {(plot) => (
        <>
          <Legend items={meanings} x={0} y={12} />
          <Curve plot={plot} points={bound} className="latent" />
          <Curve plot={plot} points={likelihood} className="ink" />
          <Gap x={plot.x(0)} from={plot.y(old)} to={plot.y(floor)} />
          <text
            className="halo"
            x={plot.x(0) + 14}
            y={old - floor < margin ? plot.y(old) + 24 : plot.y((old + floor) / 2) + 4}
          >
            gap {(old - floor).toFixed(4)}
          </text>
          <circle className="fill-old" cx={plot.x(0)} cy={plot.y(old)} r={6} />
          {isMoved && (
            <>
              <path className="new thin dashed" d={`M${plot.x(1)} ${plot.y(reached)}V${plot.bottom}`} />
              <circle className="fill-new" cx={plot.x(1)} cy={plot.y(reached)} r={6} />
              <circle className="fill-latent" cx={plot.x(1)} cy={plot.y(top)} r={4} />
            </>
          )}
        </>
      )}
    </Plot>
  );
}

function onWay(next: Coins, way: number): Coins {
  const between = (from: number, to: number): number => from + way * (to - from);
  return { size: between(OLD.size, next.size), a: between(OLD.a, next.a), b: between(OLD.b, next.b) };
}
