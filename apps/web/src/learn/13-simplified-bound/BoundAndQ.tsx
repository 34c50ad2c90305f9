import type { ReactNode } from 'react';
import { Curve, type Point } from '../../pictures/Curve.tsx';
import { Gap } from '../../pictures/Gap.tsx';
import { Legend, type LegendItem } from '../../pictures/Legend.tsx';
import { Plot } from '../../pictures/Plot.tsx';
import { Handle } from '../../ui/Handle.tsx';
import type { Curves, Heights } from './coins.ts';

export interface BoundAndQProps {
  readonly curves: Curves;
  /** At the old and at the new parameter. */
  readonly old: Heights;
  readonly at: Heights;
  /** Whether H(q) is added. */
  readonly isBound: boolean;
  readonly onOld: (a: number) => void;
  readonly onNew: (a: number) => void;
}

/** The log-likelihood, the bound that touches it at the old parameter, and Q: the same curve, lower by H(q) everywhere. */
export function BoundAndQ({ curves, old, at, isBound, onOld, onNew }: BoundAndQProps): ReactNode {
  const { heights, entropy, tops } = curves;
  const points = (of: (heights: Heights) => number): Point[] => heights.map((height) => [height.a, of(height)]);
  const high = Math.max(...heights.map(({ logLikelihood }) => logLikelihood));
  const top = Math.max(...heights.map(({ q }) => q));
  const height = isBound ? at.elbo : at.q;
  const summit = isBound ? tops.elbo : tops.q;
  // the shift is shown at the top and beside it: it is the same everywhere
  const shifts = [-0.11, 0, 0.08].flatMap(
    (away) => heights.find(({ a, q }) => Math.abs(a - summit - away) <= 0.005 && q > top - 3.6) ?? [],
  );
  return (
    <Plot
      label="Bound and Q over p(heads | coin A)"
      x={{ domain: [0.2, 1], title: 'p(heads | coin A)' }}
      y={{ domain: [top - 4, high + 0.5], title: 'nats' }}
      above={24}
      most={720}
    >
      {(plot) => (
        <>
          <Legend items={meanings(isBound)} x={0} y={12} />
          <Curve plot={plot} points={points(({ logLikelihood }) => logLikelihood)} className="ink" />
          {shifts.map(({ a, q }) => (
            <Gap key={a} x={plot.x(a)} from={plot.y(q)} to={plot.y(q + entropy)} />
          ))}
          <Curve plot={plot} points={points(({ elbo }) => elbo)} className={lineOf(isBound)} />
          <Curve plot={plot} points={points(({ q }) => q)} className={lineOf(!isBound)} />
          <path className="new dashed thin" d={`M${plot.x(summit)} ${plot.bottom}V${plot.top}`} />
          <text className="halo" x={plot.x(summit) - 5} y={plot.bottom - 8} textAnchor="end">
            top at {summit.toFixed(4)}
          </text>
          <Handle
            label="old p(heads | coin A)"
            x={plot.x(old.a)}
            y={plot.y(old.logLikelihood)}
            horizontal={{ value: old.a, min: 0.05, max: 0.95, at: (place) => plot.x.invert(place) }}
            onChange={({ horizontal }) => horizontal !== undefined && onOld(horizontal)}
          >
            <circle className="fill-old" r={7} />
          </Handle>
          <Handle
            label="new p(heads | coin A)"
            x={plot.x(at.a)}
            y={Math.min(plot.bottom, plot.y(height))}
            horizontal={{ value: at.a, min: 0.05, max: 0.95, at: (place) => plot.x.invert(place) }}
            onChange={({ horizontal }) => horizontal !== undefined && onNew(horizontal)}
          >
            <circle className="fill-new" r={7} />
          </Handle>
        </>
      )}
    </Plot>
  );
}

/** The curve that is maximized, or the other one. */
const lineOf = (isMaximized: boolean): string => (isMaximized ? 'latent' : 'latent thin dashed');

const meanings = (isBound: boolean): LegendItem[] => [
  { name: 'log-likelihood', className: 'ink' },
  { name: 'Q + H(q)', className: lineOf(isBound) },
  { name: 'Q', className: lineOf(!isBound) },
];
