import type { ReactNode } from 'react';
import { Curve } from '../../pictures/Curve.tsx';
import type { PlotScales } from '../../pictures/Plot.tsx';

export interface TangentProps {
  readonly plot: PlotScales;
  readonly at: number;
  readonly height: number;
  readonly slope: number;
}

/** A short tangent: the slope that both curves have where they touch. */
export function Tangent({ plot, at, height, slope }: TangentProps): ReactNode {
  const pixels = Math.hypot(plot.x(1) - plot.x(0), (plot.y(1) - plot.y(0)) * slope);
  const reach = 70 / pixels;
  return (
    <Curve
      plot={plot}
      points={[-reach, reach].map((x) => [at + x, height + slope * x] as const)}
      className="old dashed"
    />
  );
}
