import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import type { RowKinds } from '../../numbers/incomplete.ts';
import { Handle } from '../../ui/Handle.tsx';
import { Picture } from '../../ui/Picture.tsx';

export interface KindsOfRowsProps {
  readonly kinds: RowKinds;
  /** The most rows that one kind can have. */
  readonly most: number;
  /** What the rows of each kind add to the log-likelihood. */
  readonly worth: RowKinds | undefined;
  readonly onChange: (changed: Partial<RowKinds>) => void;
}

interface Kind {
  readonly name: keyof RowKinds;
  readonly title: string;
  readonly factor: string;
  readonly column: 0 | 1;
  readonly line: 0 | 1;
}

const kindsInOrder: readonly Kind[] = [
  { name: 'both', title: 'Both seen', factor: 'p(t) p(w | t)', column: 0, line: 0 },
  { name: 'word', title: 'Word only', factor: 'Σₜ p(t) p(w | t)', column: 1, line: 0 },
  { name: 'thought', title: 'Thought only', factor: 'p(t)', column: 0, line: 1 },
  { name: 'neither', title: 'Neither', factor: '1', column: 1, line: 1 },
];

const [GAP, PAD, HIGH] = [10, 14, 116];

/** The four kinds of rows: how many there are, what a row of the kind is worth, and what they add up to. */
export function KindsOfRows(props: KindsOfRowsProps): ReactNode {
  return (
    <Picture label="Rows by what was seen in them" height={() => 2 * HIGH + GAP + 2}>
      {(width) =>
        kindsInOrder.map((kind) => <Cell key={kind.name} {...props} {...kind} width={(width - GAP - 2) / 2} />)
      }
    </Picture>
  );
}

type CellProps = KindsOfRowsProps & Kind & { readonly width: number };

function Cell({ kinds, most, worth, onChange, name, title, factor, column, line, width }: CellProps): ReactNode {
  const left = 1 + column * (width + GAP);
  const top = 1 + line * (HIGH + GAP);
  const x = scaleLinear([0, most], [left + PAD, left + width - PAD - 4]);
  const count = kinds[name];
  const bar = top + 46;
  return (
    <g>
      <rect className="axis" x={left} y={top} width={width} height={HIGH} rx={6} />
      <text className="strong" x={left + PAD} y={top + 24}>
        {title}
      </text>
      <text x={left + width - PAD} y={top + 24} textAnchor="end">
        {count}
        {width > 200 ? ' rows' : ''}
      </text>
      <path className="axis" d={`M${x(0)} ${bar}H${x(most)}`} />
      <rect
        className={name === 'both' ? 'fill-ink' : 'fill-latent'}
        x={x(0)}
        y={bar - 4}
        width={x(count) - x(0)}
        height={8}
      />
      <text x={left + PAD} y={top + 78}>
        worth {factor}
      </text>
      <text className="quiet" x={left + PAD} y={top + 100}>
        log-likelihood {worth === undefined ? '' : worth[name].toFixed(1)}
      </text>
      <Handle
        label={`Rows: ${title.toLowerCase()}`}
        x={x(count)}
        y={bar}
        horizontal={{ value: count, min: 0, max: most, step: 10, at: (place) => x.invert(place) }}
        onChange={({ horizontal }) => horizontal !== undefined && onChange({ [name]: horizontal })}
      >
        <circle className="fill-new" r={7} />
      </Handle>
    </g>
  );
}
