import type { ReactNode } from 'react';
import { Curve, type Point, sampled } from '../../pictures/Curve.tsx';
import { Gap } from '../../pictures/Gap.tsx';
import { Legend, type LegendItem } from '../../pictures/Legend.tsx';
import { Plot, type PlotScales } from '../../pictures/Plot.tsx';
import { Strip } from '../../pictures/Strip.tsx';
import { Handle } from '../../ui/Handle.tsx';
import { Picture } from '../../ui/Picture.tsx';
import type { Bent } from './functions.ts';
import type { Means } from './means.ts';

export interface ChordProps {
  readonly bent: Bent;
  readonly points: readonly number[];
  readonly weights: readonly number[];
  readonly means: Means;
  readonly onPoints: (points: readonly number[]) => void;
  readonly onWeights: (weights: readonly number[]) => void;
}

export const DOMAIN = [0.1, 3.9] as const;

/** Weighted points on a curve, all that their means can be, and the two sides of the inequality; below it the weights. */
export function Chord(props: ChordProps): ReactNode {
  const { bent, points, weights, onWeights } = props;
  return (
    <>
      <Plot
        label={`Points on ${bent.text} and their means`}
        x={{ domain: [0, 4], title: 'x' }}
        y={{ domain: bent.heights, title: bent.text }}
        height={(width) => Math.round(Math.min(400, Math.max(300, 0.7 * width)))}
        above={24}
      >
        {(plot) => <Drawn {...props} plot={plot} />}
      </Plot>
      <Picture label="Weights of the points" height={() => 58}>
        {(width) => (
          <>
            <text className="quiet" x={0} y={12}>
              weights
            </text>
            <Strip
              x={0}
              y={22}
              width={width - 16}
              height={26}
              shares={weights}
              names={points.map((_, i) => `x${SUBSCRIPTS[i]} ${(weights[i] as number).toFixed(2)}`)}
              label={(part) => `weight of point ${part + 1}`}
              least={0.02}
              onChange={onWeights}
            />
          </>
        )}
      </Picture>
    </>
  );
}

function Drawn({
  bent,
  points,
  weights,
  means,
  onPoints,
  plot,
}: ChordProps & { readonly plot: PlotScales }): ReactNode {
  const corners = [...points].sort((a, b) => a - b).map((x): Point => [x, bent.of(x)]);
  const at = plot.x(means.x);
  const [outside, inside] = [plot.y(means.outside), plot.y(means.inside)];
  return (
    <>
      <Legend items={meanings} x={0} y={12} />
      <polygon className="hull" points={corners.map(([x, y]) => `${plot.x(x)},${plot.y(y)}`).join(' ')} />
      <Curve plot={plot} points={sampled(bent.of, [0.02, 4])} className="ink" />
      <path className="quiet-line dashed" d={`M${at} ${plot.bottom}V${Math.min(outside, inside)}`} />
      <Gap x={at} from={outside} to={inside} width={10} />
      {points.map((x, i) => (
        <Handle
          // biome-ignore lint/suspicious/noArrayIndexKey: points are told apart by their place
          key={i}
          label={`point ${i + 1}`}
          x={plot.x(x)}
          y={plot.y(bent.of(x))}
          horizontal={{ value: x, min: DOMAIN[0], max: DOMAIN[1], at: (place) => plot.x.invert(place) }}
          onChange={({ horizontal }) =>
            horizontal !== undefined && onPoints(points.map((old, j) => (j === i ? horizontal : old)))
          }
        >
          <circle className="fill-latent" r={4 + 8 * Math.sqrt(weights[i] as number)} />
          <text className="halo" y={28} textAnchor="middle">
            x{SUBSCRIPTS[i]}
          </text>
        </Handle>
      ))}
      <circle className="fill-ink" cx={at} cy={outside} r={5} />
      <circle className="fill-mean" cx={at} cy={inside} r={5} />
    </>
  );
}

const SUBSCRIPTS = ['₁', '₂', '₃', '₄'];

const meanings: readonly LegendItem[] = [
  { name: 'f of the mean', className: 'fill-ink', kind: 'dot' },
  { name: 'mean of f', className: 'fill-mean', kind: 'dot' },
  { name: 'points', className: 'fill-latent', kind: 'dot' },
];
