import type { ReactNode } from 'react';
import { Curve } from '../../pictures/Curve.tsx';
import { Legend, type LegendItem } from '../../pictures/Legend.tsx';
import { Plot } from '../../pictures/Plot.tsx';
import type { Height } from './routes.ts';

export interface CoursesProps {
  readonly fromParameters: readonly Height[];
  readonly fromResponsibilities: readonly Height[];
  /** Where the loop stands now. */
  readonly here: Height | undefined;
}

const STEPS = 20;

/** The log-likelihood after each M-step, from either guess. */
export function Courses({ fromParameters, fromResponsibilities, here }: CoursesProps): ReactNode {
  const shown = [...fromParameters, ...fromResponsibilities].filter(([step]) => step <= STEPS);
  const heights = [...shown, ...(here ? [here] : [])].map(([, height]) => height);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const margin = 0.08 * (most - least);
  return (
    <Plot
      label="Log-likelihood after each M-step, from either guess"
      x={{ domain: [0, STEPS], title: 'M-steps' }}
      y={{ domain: [least - margin, most + margin], title: 'log-likelihood (nats)' }}
      height={() => 270}
      above={24}
    >
      {(plot) => (
        <>
          <Legend items={meanings} x={0} y={12} />
          <Curve plot={plot} points={fromParameters} className="new" />
          <Curve plot={plot} points={fromResponsibilities} className="latent dashed" />
          {here && <circle className="fill-ink" cx={plot.x(Math.min(STEPS, here[0]))} cy={plot.y(here[1])} r={6} />}
        </>
      )}
    </Plot>
  );
}

const meanings: readonly LegendItem[] = [
  { name: 'from guessed θ', className: 'new' },
  { name: 'from guessed ρ', className: 'latent dashed' },
  { name: 'here', className: 'fill-ink', kind: 'dot' },
];
