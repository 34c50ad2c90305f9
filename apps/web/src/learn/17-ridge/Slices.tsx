import { scaleLinear } from 'd3-scale';
import { type MouseEvent, type ReactNode, useId } from 'react';
import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { type Point, sampled } from '../../pictures/Curve.tsx';
import { polyline } from '../../pictures/dots.ts';
import { Handle } from '../../ui/Handle.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { rounded, within } from '../../ui/Slider.tsx';
import { onSurface } from './surface.ts';

export interface SlicesProps {
  readonly m: number;
  readonly start: Theta;
  /** Where EM ended: the slices go through it. */
  readonly end: Theta;
  readonly onChange: (changed: Partial<Theta>) => void;
}

type Name = keyof Theta;

interface SliceKind {
  readonly across: Name;
  readonly up: Name;
  readonly held: Name;
  /** `up` on the surface, at a place across. */
  readonly curve: (across: number, held: number, m: number) => number;
}

const kinds: readonly SliceKind[] = [
  { across: 't0', up: 't1', held: 'pi', curve: (t0, pi, m) => onSurface.t1({ pi, t0 }, m) },
  { across: 'pi', up: 't1', held: 't0', curve: (pi, t0, m) => onSurface.t1({ pi, t0 }, m) },
  { across: 'pi', up: 't0', held: 't1', curve: (pi, t1, m) => onSurface.t0({ pi, t1 }, m) },
];

const nameOf = { pi: 'π', t1: 't₁', t0: 't₀' } as const;

const [LEFT, GAP, TOP, BOTTOM, MOST] = [18, 10, 26, 40, 170];

/** The cube cut three times through the place where EM ended. A click, or a handle, sets the start. */
export function Slices(props: SlicesProps): ReactNode {
  return (
    <Picture label="Three slices of the cube" height={(width) => sizeAt(width) + TOP + BOTTOM}>
      {(width) =>
        kinds.map((kind, i) => (
          <Slice
            key={kind.held}
            {...props}
            {...kind}
            size={sizeAt(width)}
            left={LEFT + i * (sizeAt(width) + LEFT + GAP)}
          />
        ))
      }
    </Picture>
  );
}

const sizeAt = (width: number): number => Math.min(MOST, Math.floor((width - 3 * LEFT - 2 * GAP - 8) / 3));

type SliceProps = SlicesProps & SliceKind & { readonly size: number; readonly left: number };

function Slice({ m, start, end, onChange, across, up, held, curve, size, left }: SliceProps): ReactNode {
  const clip = useId();
  const x = scaleLinear([0, 1], [left, left + size]);
  const y = scaleLinear([0, 1], [TOP + size, TOP]);
  const place = ([a, b]: Point): Point => [rounded(x(a), 0.1), rounded(y(b), 0.1)];
  const line = (level: number): string =>
    polyline(sampled((value) => curve(value, end[held], level), [0.001, 0.999], 120).map(place));
  const choose = ({ currentTarget, clientX, clientY }: MouseEvent<SVGRectElement>): void => {
    const box = currentTarget.getBoundingClientRect();
    onChange({
      [across]: parameter((clientX - box.left) / box.width),
      [up]: parameter((box.bottom - clientY) / box.height),
    });
  };
  return (
    <g>
      <clipPath id={clip}>
        <rect x={left} y={TOP} width={size} height={size} />
      </clipPath>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the handle below does the same with keys */}
      <rect
        className="cell place-start"
        data-slice={held}
        x={left}
        y={TOP}
        width={size}
        height={size}
        onClick={choose}
      />
      <g clipPath={`url(#${clip})`}>
        <path className="grid smooth" d={LEVELS.map(line).join('')} />
        <path className="ink" d={line(m)} />
      </g>
      <text x={left} y={TOP - 9}>
        {nameOf[held]} = {end[held].toFixed(2)}
      </text>
      <text className="quiet" x={left + size / 2} y={TOP + size + 32} textAnchor="middle">
        {nameOf[across]} →
      </text>
      {[0, 1].map((tick) => (
        <text key={tick} className="quiet" x={x(tick)} y={TOP + size + 16} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text className="quiet" x={left - 6} y={TOP + 12} textAnchor="end">
        1
      </text>
      <text className="quiet" x={left - 5} y={TOP + size / 2} textAnchor="end">
        {nameOf[up]}
      </text>
      <path className="old" d={polyline([place([start[across], start[up]]), place([end[across], end[up]])])} />
      <Handle
        label={`Start: ${nameOf[across]} and ${nameOf[up]}`}
        x={x(start[across])}
        y={y(start[up])}
        horizontal={{ value: start[across], min: LEAST, max: 1 - LEAST, at: (at) => x.invert(at) }}
        vertical={{ value: start[up], min: LEAST, max: 1 - LEAST, at: (at) => y.invert(at) }}
        onChange={({ horizontal, vertical }) =>
          onChange({
            ...(horizontal !== undefined && { [across]: horizontal }),
            ...(vertical !== undefined && { [up]: vertical }),
          })
        }
      >
        <circle className="fill-old" r={7} />
      </Handle>
      <circle className="fill-new ringed" cx={x(end[across])} cy={y(end[up])} r={5} pointerEvents="none" />
    </g>
  );
}

const LEAST = 0.01;
/** Values of m whose lines are drawn faintly: along each the likelihood is the same. */
const LEVELS = [0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9];

const parameter = (value: number): number => within(rounded(value, 0.01), LEAST, 1 - LEAST);
