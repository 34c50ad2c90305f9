import { markOf } from '@latent/charts';
import type { ReactNode } from 'react';
import type { Point } from './Curve.tsx';
import type { PlotScales } from './Plot.tsx';

export interface CloudProps {
  readonly plot: PlotScales;
  readonly points: readonly Point[];
  /** The class responsibilities of each point; undefined: not known yet, and the points are hollow. */
  readonly shares: readonly (readonly number[])[] | undefined;
  readonly means: readonly Point[];
  /** The covariance matrix of all classes, 2 × 2. */
  readonly covariance: readonly (readonly number[])[];
}

/** Points in the colours of the classes that answer for them, and each class's Gaussian as an ellipse one standard deviation from its mean. */
export function Cloud({ plot, points, shares, means, covariance }: CloudProps): ReactNode {
  return (
    <g clipPath={plot.clip}>
      {means.map((mean, k) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: classes are known by their places
          key={k}
          className="ellipse"
          stroke={markOf(k).colour}
          d={ellipse(plot, mean, covariance)}
        />
      ))}
      {points.map(([x, y], i) => {
        const own = shares?.[i];
        const best = own ? own.indexOf(Math.max(...own)) : 0;
        return (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: points are known by their places
            key={i}
            className={own ? 'datum' : 'datum unknown'}
            d={markOf(own ? best : 0, 34).path}
            transform={`translate(${plot.x(x)} ${plot.y(y)})`}
            {...(own && { fill: markOf(best).colour, fillOpacity: sureness(own[best] as number, own.length) })}
          />
        );
      })}
    </g>
  );
}

/** 0 where all classes are equally probable, 1 where one is certain. */
const sureness = (most: number, classes: number): number => Math.max(0.15, (most * classes - 1) / (classes - 1));

/** mean + L (cos a, sin a), with L L' = covariance (Cholesky). */
function ellipse({ x, y }: PlotScales, [mx, my]: Point, covariance: CloudProps['covariance']): string {
  const [[xx = 0] = [], [xy = 0, yy = 0] = []] = covariance;
  const a = Math.sqrt(xx);
  const b = xy / a;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  const corners = Array.from({ length: 60 }, (_, i) => {
    const [cos, sin] = [Math.cos((i * Math.PI) / 30), Math.sin((i * Math.PI) / 30)];
    return `${x(mx + a * cos).toFixed(1)} ${y(my + b * cos + c * sin).toFixed(1)}`;
  });
  return `M${corners.join('L')}Z`;
}
