import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Handle } from '../ui/Handle.tsx';
import { Picture } from '../ui/Picture.tsx';

export interface MosaicProps {
  /** p(thought is good), p(word is good) after a good and after a bad thought. */
  readonly pi: number;
  readonly t1: number;
  readonly t0: number;
  /** The word that was observed: its two areas are lit. */
  readonly word: 0 | 1;
  readonly onChange: (changed: { readonly pi?: number; readonly t1?: number; readonly t0?: number }) => void;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 34, 56];

/** The unit square: a column a thought, as wide as it is probable, cut at the probability of a good word. Areas are joint probabilities. */
export function Mosaic(props: MosaicProps): ReactNode {
  return (
    <Picture
      label="Unit square of thoughts and words"
      most={460}
      height={(width) => width - LEFT - RIGHT + TOP + BOTTOM}
    >
      {(width) => <Square {...props} size={width - LEFT - RIGHT} />}
    </Picture>
  );
}

function Square({ pi, t1, t0, word, onChange, size }: MosaicProps & { readonly size: number }): ReactNode {
  const x = scaleLinear([0, 1], [LEFT, LEFT + size]);
  const y = scaleLinear([0, 1], [TOP + size, TOP]);
  const border = x(1 - pi);
  const columns = [
    { name: 'bad thought', called: 'bad', share: 1 - pi, from: x(0), to: border, good: t0, key: 't0' },
    { name: 'good thought', called: 'good', share: pi, from: border, to: x(1), good: t1, key: 't1' },
  ] as const;
  return (
    <>
      {columns.map(({ name, called, share, from, to, good }) => (
        <g key={name}>
          <Cell
            {...{ from, to }}
            top={y(1)}
            bottom={y(good)}
            isLit={word === 0}
            area={share * (1 - good)}
            called={called}
          />
          <Cell {...{ from, to }} top={y(good)} bottom={y(0)} isLit={word === 1} area={share * good} called={called} />
          <text x={(from + to) / 2} y={TOP + size + 22} textAnchor="middle">
            {to - from > 90 ? name : to - from > 40 ? name.split(' ')[0] : ''}
          </text>
        </g>
      ))}
      <text className="quiet" x={LEFT + size / 2} y={TOP + size + 46} textAnchor="middle">
        width: p(thought)
      </text>
      <text className="quiet" x={LEFT} y={TOP - 14}>
        height: p(word | thought)
      </text>
      <text x={LEFT - 8} y={y(t0 / 2) + 4} textAnchor="end">
        good
      </text>
      <text x={LEFT - 8} y={y((1 + t0) / 2) + 4} textAnchor="end">
        bad
      </text>
      <Handle
        label="p(thought is good)"
        x={border}
        y={TOP + size}
        horizontal={{ value: pi, min: 0.01, max: 0.99, at: (place) => 1 - x.invert(place) }}
        onChange={({ horizontal }) => horizontal !== undefined && onChange({ pi: horizontal })}
      >
        <circle r={7} className="fill-new" />
      </Handle>
      {columns.map(({ name, from, to, good, key }) => (
        <Handle
          key={key}
          label={`p(word is good | ${name})`}
          x={(from + to) / 2}
          y={y(good)}
          vertical={{ value: good, min: 0.01, max: 0.99, at: (place) => y.invert(place) }}
          onChange={({ vertical }) => vertical !== undefined && onChange({ [key]: vertical })}
        >
          <circle r={7} className="fill-new" />
        </Handle>
      ))}
    </>
  );
}

interface CellProps {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly isLit: boolean;
  readonly area: number;
  /** What the area is called. */
  readonly called: string;
}

function Cell({ from, to, top, bottom, isLit, area, called }: CellProps): ReactNode {
  return (
    <g data-name={isLit ? called : undefined}>
      <rect className={isLit ? 'cell lit' : 'cell'} x={from} y={top} width={to - from} height={bottom - top} />
      {to - from > 46 && bottom - top > 24 && (
        <text x={(from + to) / 2} y={(top + bottom) / 2 + 4 + (bottom - top > 64 ? 22 : 0)} textAnchor="middle">
          {area.toFixed(3)}
        </text>
      )}
    </g>
  );
}
