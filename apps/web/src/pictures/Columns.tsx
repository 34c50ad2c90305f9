import type { ReactNode } from 'react';
import type { Draws, WeightedMean } from '../numbers/importance.ts';
import { Handle } from '../ui/Handle.tsx';
import { Plot, type PlotScales } from './Plot.tsx';

export interface ColumnsProps {
  /** A bad thought on the left, a good one on the right. */
  readonly mean: WeightedMean;
  readonly draws: Draws;
  readonly onChange: (q: number) => void;
}

const HIGHEST = 1.2;
const THOUGHTS = ['bad', 'good'] as const;

/** Each thought as a column, q(t) wide and p(w, t)/q(t) high: areas are p(w, t), and the mean height over the unit width is their sum (dashed where it is not). */
export function Columns({ mean, draws, onChange }: ColumnsProps): ReactNode {
  const [bad, good] = mean.terms;
  const sum = bad.joint + good.joint;
  const isOff = Math.abs(sum - mean.mean) > 1e-9;
  return (
    <Plot
      label="Ratios of probabilities and their weighted mean"
      most={560}
      right={88}
      height={() => 380}
      x={{ domain: [0, 1], title: 'width: q(thought); area: p(word, thought)', ticks: 1 }}
      y={{ domain: [0, HIGHEST], title: 'height: p(word, thought) / q(thought)' }}
    >
      {(plot) => (
        <>
          {THOUGHTS.map((thought, i) => (
            <Column key={thought} plot={plot} mean={mean} at={i as 0 | 1} draws={draws} />
          ))}
          {isOff && (
            <>
              <path className="ink thin dashed" d={`M${plot.left} ${plot.y(sum)}H${plot.right + 8}`} />
              <text x={plot.right + 34} y={plot.y(sum) + 4}>
                {sum.toFixed(4)}
              </text>
            </>
          )}
          <path className="ink" d={`M${plot.left} ${plot.y(mean.mean)}H${plot.right + 8}`} />
          <text className="bar-end" data-mean="" data-name="mean" x={plot.right + 34} y={plot.y(mean.mean) + 4}>
            {mean.mean.toFixed(4)}
          </text>
          <ErrorBar plot={plot} draws={draws} />
          <Handle
            label="q(thought is good)"
            x={plot.x(1 - good.q)}
            y={plot.bottom}
            horizontal={{ value: good.q, min: 0.01, max: 0.99, at: (place) => 1 - plot.x.invert(place) }}
            onChange={({ horizontal }) => horizontal !== undefined && onChange(horizontal)}
          >
            <circle r={7} className="fill-latent" />
          </Handle>
        </>
      )}
    </Plot>
  );
}

function Column({
  plot,
  mean,
  at,
  draws,
}: {
  plot: PlotScales;
  mean: WeightedMean;
  at: 0 | 1;
  draws: Draws;
}): ReactNode {
  const { q, joint, ratio } = mean.terms[at];
  if (ratio === undefined) return null;
  const [left, right] = at === 0 ? [plot.x(0), plot.x(q)] : [plot.x(1 - q), plot.x(1)];
  const top = plot.y(Math.min(ratio, HIGHEST));
  const middle = (left + right) / 2;
  const drawn = draws.thoughts.filter((thought) => thought === at).length;
  return (
    <g data-thought={THOUGHTS[at]} data-name={THOUGHTS[at]}>
      <rect className="cell lit" x={left} y={top} width={right - left} height={plot.bottom - top} />
      {Array.from({ length: drawn }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: draws of one thought are all alike
        <circle key={i} className="draw" cx={left + ((right - left) * (i + 0.5)) / drawn} cy={top} r={3.5} />
      ))}
      {right - left > 70 && (
        <text className="halo-lit" x={middle} y={plot.bottom - 10} textAnchor="middle">
          {THOUGHTS[at]} {joint.toFixed(3)}
        </text>
      )}
      <text className="halo" x={middle} y={top - 10} textAnchor="middle">
        {ratio > HIGHEST ? '↑ ' : ''}
        {ratio.toFixed(3)}
      </text>
    </g>
  );
}

/** The mean of the draws, one standard error to each side. */
function ErrorBar({ plot, draws }: { readonly plot: PlotScales; readonly draws: Draws }): ReactNode {
  const x = plot.right + 20;
  const y = (value: number): number => plot.y(Math.max(0, Math.min(HIGHEST, value)));
  const { mean, standardError } = draws;
  return (
    <g>
      <path className="latent" d={`M${x} ${y(mean - standardError)}V${y(mean + standardError)}`} />
      <path className="latent" d={`M${x - 4} ${y(mean - standardError)}h8M${x - 4} ${y(mean + standardError)}h8`} />
      <circle className="fill-latent" cx={x} cy={y(mean)} r={4} />
    </g>
  );
}
