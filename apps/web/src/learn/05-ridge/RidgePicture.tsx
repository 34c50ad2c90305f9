import { type ReactNode, useMemo } from 'react';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { Contours, landscape } from '../../pictures/Contours.tsx';
import { Curve, sampled } from '../../pictures/Curve.tsx';
import { Hills } from '../../pictures/Hills.tsx';
import { Plot } from '../../pictures/Plot.tsx';
import { Handle } from '../../ui/Handle.tsx';
import type { Landscape } from './landscapes.ts';

export interface RidgePictureProps {
  readonly theta: Theta;
  readonly land: Landscape;
  readonly onChange: (changed: Partial<Theta>) => void;
}

export const NAMES = {
  pi: 'p(thought is good)',
  t1: 'p(word is good | good thought)',
  t0: 'p(word is good | bad thought)',
};
export const SYMBOLS = { pi: 'π', t1: 't₁', t0: 't₀' };
const KEYS = ['pi', 't1', 't0'] as const;

/** Nats below the top at which the map has lines, and how deep the hills are shown. */
const DEPTHS = [64, 48, 32, 24, 16, 8, 4, 1];
const DEEPEST = 40;
const SIZE = 72;

/** Three cuts through where one stands, and a map of two of the parameters. */
export function RidgePicture({ theta, land, onChange }: RidgePictureProps): ReactNode {
  const tops = land.tops(theta);
  return (
    <>
      <Hills
        label="The log-likelihood as a function of each parameter"
        title="log-likelihood (nats), the others held"
        domain={[land.best - DEEPEST, land.best]}
        hills={KEYS.map((key) => ({
          symbol: SYMBOLS[key],
          name: NAMES[key],
          points: sampled((value) => land.height({ ...theta, [key]: value }), [0.0025, 0.9975], 199),
          top: tops[key],
          value: theta[key],
          height: land.height(theta),
          onChange: (value) => onChange({ [key]: value }),
        }))}
      />
      <RidgeMap theta={theta} land={land} onChange={onChange} />
    </>
  );
}

function RidgeMap({ theta, land, onChange }: RidgePictureProps): ReactNode {
  const { pi } = theta;
  const tops = land.tops(theta);
  const values = useMemo(() => landscape((t1, t0) => land.height({ pi, t1, t0 }), SIZE), [land, pi]);
  const levels = useMemo(() => DEPTHS.map((depth) => land.best - depth), [land]);
  return (
    <Plot
      label="Map of the log-likelihood"
      most={480}
      height={(width) => Math.min(width, 430)}
      x={{ domain: [0, 1], title: 't₁ = p(word is good | good thought)' }}
      y={{ domain: [0, 1], title: 't₀ = p(word is good | bad thought)' }}
    >
      {(plot) => (
        <>
          <Contours plot={plot} size={SIZE} values={values} levels={levels} />
          {land.ridge && (
            <Curve
              plot={plot}
              className="ink"
              points={[0, 1].map((t1) => [t1, land.ridge?.(pi, t1) ?? Number.NaN] as const)}
            />
          )}
          <path className="old dashed thin" d={`M${plot.left} ${plot.y(theta.t0)}H${plot.right}`} />
          <path className="old dashed thin" d={`M${plot.x(theta.t1)} ${plot.top}V${plot.bottom}`} />
          <circle className="top-mark" cx={plot.x(tops.t1)} cy={plot.y(theta.t0)} r={5} />
          <circle className="top-mark" cx={plot.x(theta.t1)} cy={plot.y(tops.t0)} r={5} />
          <Handle
            label="Where one stands on the map"
            x={plot.x(theta.t1)}
            y={plot.y(theta.t0)}
            horizontal={{ value: theta.t1, min: 0.01, max: 0.99, at: (place) => plot.x.invert(place) }}
            vertical={{ value: theta.t0, min: 0.01, max: 0.99, at: (place) => plot.y.invert(place) }}
            onChange={({ horizontal, vertical }) =>
              onChange({
                ...(horizontal !== undefined && { t1: horizontal }),
                ...(vertical !== undefined && { t0: vertical }),
              })
            }
          >
            <circle r={8} className="fill-new" />
          </Handle>
        </>
      )}
    </Plot>
  );
}
