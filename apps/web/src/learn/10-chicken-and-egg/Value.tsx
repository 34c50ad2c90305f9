import type { ReactNode } from 'react';
import { Strip } from '../../pictures/Strip.tsx';
import { askable, useExplain } from '../../ui/explanation.ts';

interface ValueProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Above the bar. */
  readonly name?: string;
  readonly value: number | undefined;
  readonly label: string;
  readonly tone?: 'latent' | 'new';
  readonly onChange?: ((value: number) => void) | undefined;
}

/** A parameter or a responsibility as a bar; it can be asked about, and dragged where it may be. */
export function Value({ x, y, width, name, value, label, tone = 'latent', onChange }: ValueProps): ReactNode {
  const isKnown = useExplain()(label) !== undefined;
  const asks = isKnown &&
    !onChange && { ...askable, className: 'asks', 'aria-label': `${label}: ${value?.toFixed(3)}` };
  return (
    <g data-name={label} {...asks}>
      {name !== undefined && (
        <text className="quiet" x={x} y={y - 4}>
          {name}
        </text>
      )}
      {value === undefined ? (
        <g>
          <rect className="unknown" x={x} y={y} width={width} height={24} />
          <text className="quiet" x={x + width / 2} y={y + 16} textAnchor="middle">
            ?
          </text>
        </g>
      ) : (
        <Strip
          {...{ x, y, width, tone }}
          height={24}
          shares={[value, 1 - value]}
          names={value < 0.5 ? ['', value.toFixed(3)] : [value.toFixed(3), '']}
          label={() => label}
          onChange={onChange && (([next = value]) => onChange(next))}
        />
      )}
    </g>
  );
}
