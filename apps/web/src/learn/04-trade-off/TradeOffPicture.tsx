import type { ReactNode } from 'react';
import { hiddenLogLikelihood } from '../../numbers/wordLikelihood.ts';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { Curve, sampled } from '../../pictures/Curve.tsx';
import { Plot } from '../../pictures/Plot.tsx';
import { Handle } from '../../ui/Handle.tsx';
import { COUNTS } from '../hundredRows.ts';
import { follows, rangeOfPi, rangeOfT0, SHARE } from './tradeOff.ts';

export interface TradeOffPictureProps {
  readonly theta: Theta;
  readonly isLocked: boolean;
  readonly height: number;
  readonly onChange: (changed: Partial<Theta>) => void;
}

const X = { domain: [0, 1], title: 'π = p(thought is good)' } as const;
const RIGHT = 60;

/** Above, what each parameter and p(word is good) are along the curve; below, what the log-likelihood makes of it. */
export function TradeOffPicture(props: TradeOffPictureProps): ReactNode {
  return (
    <>
      <Parameters {...props} />
      <Heights {...props} />
    </>
  );
}

function Parameters({ theta, isLocked, onChange }: TradeOffPictureProps): ReactNode {
  const { pi, t1, t0 } = theta;
  const [least, most] = isLocked ? rangeOfPi(t0) : [0.01, 0.99];
  const [lowest, highest] = isLocked ? rangeOfT0(pi) : [0.01, 0.99];
  return (
    <Plot
      label="Parameters that give the same probability of a good word"
      right={RIGHT}
      height={() => 310}
      x={X}
      y={{ domain: [0, 1], title: 'probability' }}
    >
      {(plot) => (
        <>
          <Curve plot={plot} className="new" points={sampled((at) => follows(at, t0), [rangeOfPi(t0)[0], 0.99])} />
          <Curve
            plot={plot}
            className="new dashed"
            points={[
              [0, t0],
              [1, t0],
            ]}
          />
          <Curve
            plot={plot}
            className="ink"
            points={[
              [0, SHARE],
              [1, SHARE],
            ]}
          />
          <path className="old thin dashed" d={`M${plot.x(pi)} ${plot.top}V${plot.bottom}`} />
          <text className="halo" x={plot.right + 8} y={plot.y(SHARE) + (t0 > SHARE - 0.07 && t0 <= SHARE ? -8 : 4)}>
            m {SHARE.toFixed(2)}
          </text>
          <text className="halo" x={plot.right + 8} y={plot.y(t0) + (t0 > SHARE && t0 < SHARE + 0.07 ? -8 : 4)}>
            t₀ {t0.toFixed(2)}
          </text>
          <text className="halo" x={plot.x(pi) + 12} y={plot.y(t1) - 8}>
            t₁ {t1.toFixed(3)}
          </text>
          <Handle
            label="p(word is good | bad thought)"
            x={plot.x(pi)}
            y={plot.y(t0)}
            vertical={{ value: t0, min: lowest, max: highest, at: (place) => plot.y.invert(place) }}
            onChange={({ vertical }) => vertical !== undefined && onChange({ t0: vertical })}
          >
            <circle r={6} className="fill-new" />
          </Handle>
          <Handle
            label={
              isLocked ? 'p(thought is good), along the curve' : 'p(thought is good) and p(word is good | good thought)'
            }
            x={plot.x(pi)}
            y={plot.y(t1)}
            horizontal={{ value: pi, min: least, max: most, at: (place) => plot.x.invert(place) }}
            {...(!isLocked && {
              vertical: { value: t1, min: 0.01, max: 0.99, at: (place: number) => plot.y.invert(place) },
            })}
            onChange={({ horizontal, vertical }) =>
              onChange({
                ...(horizontal !== undefined && { pi: horizontal }),
                ...(vertical !== undefined && { t1: vertical }),
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

function Heights({ theta, height }: TradeOffPictureProps): ReactNode {
  const { pi, t1, t0 } = theta;
  const best = hiddenLogLikelihood({ pi: 0.5, t1: SHARE, t0: SHARE }, COUNTS);
  return (
    <Plot
      label="The log-likelihood along the curve, and with only one parameter moved"
      right={RIGHT}
      height={() => 220}
      x={X}
      y={{ domain: [best - 16, best + 2], title: 'log-likelihood of 100 words (nats)', ticks: 3 }}
    >
      {(plot) => (
        <>
          <Curve
            plot={plot}
            className="old"
            points={sampled((at) => hiddenLogLikelihood({ pi: at, t1, t0 }, COUNTS), [0.005, 0.995])}
          />
          <Curve
            plot={plot}
            className="ink"
            points={[
              [rangeOfPi(t0)[0], best],
              [0.99, best],
            ]}
          />
          <text className="halo" x={plot.right - 4} y={plot.y(best) - 7} textAnchor="end">
            t₁ follows
          </text>
          <text className="halo quiet" x={plot.left + 8} y={plot.bottom - 8}>
            grey: t₁ stays
          </text>
          <circle className="fill-new" cx={plot.x(pi)} cy={Math.min(plot.bottom, plot.y(height))} r={6} />
        </>
      )}
    </Plot>
  );
}
