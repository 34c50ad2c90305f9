import { BottomAxis } from '@latent/charts';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Picture } from '../ui/Picture.tsx';

/** A probability: what it is in truth, and two estimates of it. */
export interface EstimatedProbability {
  readonly name: string;
  readonly truth: number;
  readonly estimate: number;
  /** Absent where there is none. */
  readonly other?: number | undefined;
}

export interface EstimatesProps {
  readonly label: string;
  readonly items: readonly EstimatedProbability[];
}

const [LEFT, RIGHT, TOP, LINE, BOTTOM] = [34, 14, 8, 34, 40];

/** Probabilities on lines from 0 to 1: the truth a stroke, the estimate a disc, the other estimate a hollow square. */
export function Estimates({ label, items }: EstimatesProps): ReactNode {
  const bottom = TOP + items.length * LINE;
  return (
    <Picture label={label} height={() => bottom + BOTTOM}>
      {(width) => {
        const x = scaleLinear([0, 1], [LEFT, width - RIGHT]);
        return (
          <>
            <BottomAxis scale={x} at={bottom} grid={items.length * LINE} title="probability" />
            {items.map(({ name, truth, estimate, other }, i) => (
              <g key={name} transform={`translate(0 ${TOP + (i + 0.5) * LINE})`}>
                <text x={LEFT - 12} y={5} textAnchor="end">
                  {name}
                </text>
                <path className="ink" d={`M${x(truth)} -12V12`} />
                {other !== undefined && <rect className="fill-old" x={x(other) - 6} y={-6} width={12} height={12} />}
                <circle className="fill-new ringed" cx={x(estimate)} r={6.5} />
              </g>
            ))}
          </>
        );
      }}
    </Picture>
  );
}
