import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { rounded, towards, within } from './Slider.tsx';

/** One of the directions that a handle can be dragged in. */
export interface HandleAxis {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Default 0.01. */
  readonly step?: number;
  /** The value at a place of the picture, in its own units. */
  readonly at: (place: number) => number;
}

export interface HandleProps {
  /** What it moves, such as "p(T = good)". */
  readonly label: string;
  /** Where it stands in the picture. */
  readonly x: number;
  readonly y: number;
  /** Dragged to the left and right by this axis, or by `vertical`; a handle with both has two sliders' keys: arrows of that direction. */
  readonly horizontal?: HandleAxis;
  readonly vertical?: HandleAxis;
  readonly onChange: (changed: { readonly horizontal?: number; readonly vertical?: number }) => void;
  readonly onRelease?: () => void;
  /** How it looks: drawn about (0, 0). */
  readonly children: ReactNode;
}

/** Something in a picture that can be dragged: for keyboards and screen readers it is a slider (arrows 0.01, with shift 0.1, Home, End). */
export function Handle({ label, x, y, horizontal, vertical, onChange, onRelease, children }: HandleProps): ReactNode {
  const axis = horizontal ?? vertical;
  if (!axis) throw new TypeError('a handle moves along one axis at least');

  function drag(event: PointerEvent<SVGGElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const place = placeIn(event);
    onChange({
      ...(horizontal && { horizontal: valueAt(horizontal, place.x) }),
      ...(vertical && { vertical: valueAt(vertical, place.y) }),
    });
  }

  function press(event: KeyboardEvent): void {
    const upright = event.key === 'ArrowUp' || event.key === 'ArrowDown' || event.key.startsWith('Page');
    const which = vertical && (upright || !horizontal) ? 'vertical' : 'horizontal';
    const moved = which === 'vertical' ? vertical : horizontal;
    const next = moved && keyed(moved, event);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange({ [which]: next });
  }

  return (
    <g
      className="handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={axis.value}
      aria-valuemin={axis.min}
      aria-valuemax={axis.max}
      aria-valuetext={textOf(horizontal, vertical)}
      transform={`translate(${x} ${y})`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerUp={onRelease}
      onKeyDown={press}
      onKeyUp={onRelease}
    >
      <circle className="grip" r={18} />
      {children}
    </g>
  );
}

const valueAt = ({ at, min, max, step = 0.01 }: HandleAxis, place: number): number =>
  rounded(within(at(place), min, max), step);

function keyed({ value, min, max, step = 0.01 }: HandleAxis, { key, shiftKey }: KeyboardEvent): number | undefined {
  if (key === 'Home') return min;
  if (key === 'End') return max;
  const page = key === 'PageUp' ? 10 : key === 'PageDown' ? -10 : 0;
  const steps = page || towards(key) * (shiftKey ? 10 : 1);
  return steps === 0 ? undefined : within(rounded(value + steps * step, step), min, max);
}

function textOf(horizontal: HandleAxis | undefined, vertical: HandleAxis | undefined): string {
  return [horizontal, vertical]
    .flatMap((axis) => (axis ? [String(rounded(axis.value, axis.step ?? 0.01))] : []))
    .join(', ');
}

/** Where the pointer is, in the units of the picture. */
function placeIn({ currentTarget, clientX, clientY }: PointerEvent<SVGGElement>): {
  readonly x: number;
  readonly y: number;
} {
  const matrix = currentTarget.ownerSVGElement?.getScreenCTM();
  if (!matrix) throw new TypeError('a handle stands in a picture');
  return new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
}
