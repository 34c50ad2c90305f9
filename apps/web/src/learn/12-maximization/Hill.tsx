import type { ReactNode } from 'react';
import { Curve, type Point } from '../../pictures/Curve.tsx';
import { Plot } from '../../pictures/Plot.tsx';
import { Handle } from '../../ui/Handle.tsx';
import type { Family } from './family.ts';

interface Spot {
  readonly theta: number;
  readonly height: number;
}

export interface HillProps {
  readonly family: Family;
  readonly curve: readonly Point[];
  readonly best: Spot;
  readonly at: Spot;
  readonly onMove: (theta: number) => void;
  readonly onRelease?: () => void;
}

/** Q over one parameter; a dot that can be dragged along it and, let go, goes to the top. */
export function Hill({ family: { axis, parameter }, curve, best, at, onMove, onRelease }: HillProps): ReactNode {
  const inner = curve.slice(8, -8).map(([, height]) => height);
  const low = Math.min(...inner);
  const [from, to] = axis.domain;
  return (
    <Plot
      label={`Q over ${parameter}`}
      x={axis}
      y={{ domain: [low, best.height + (best.height - low) * 0.12], title: 'Q (nats)' }}
      height={(width) => Math.round(Math.min(330, Math.max(250, width * 0.5)))}
    >
      {(plot) => (
        <>
          <Curve plot={plot} points={curve} className="latent" />
          <path className="new dashed thin" d={`M${plot.x(best.theta)} ${plot.bottom}V${plot.y(best.height)}`} />
          <circle className="fill-new" cx={plot.x(best.theta)} cy={plot.y(best.height)} r={6} />
          <text className="halo" x={plot.x(best.theta)} y={plot.y(best.height) - 12} textAnchor="middle">
            {best.theta.toFixed(3)}
          </text>
          {Number.isFinite(at.height) && (
            <g onPointerUp={onRelease}>
              <Handle
                label={parameter}
                x={plot.x(at.theta)}
                y={Math.min(plot.bottom, plot.y(at.height))}
                horizontal={{ value: at.theta, min: from + 0.01, max: to - 0.01, at: (place) => plot.x.invert(place) }}
                onChange={({ horizontal }) => horizontal !== undefined && onMove(horizontal)}
              >
                <circle className="old" fill="none" r={9} />
              </Handle>
            </g>
          )}
        </>
      )}
    </Plot>
  );
}
