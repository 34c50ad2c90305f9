import { type ReactNode, useId } from 'react';

export interface SliderProps {
  readonly label: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Default 0.01. */
  readonly step?: number;
  /** How the value is shown; default: as many decimals as the step has. */
  readonly shown?: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** Called when a person lets go. */
  readonly onRelease?: () => void;
}

/** A native slider with its name and value; arrows move it by a step, with shift by ten. */
export function Slider({ label, value, min, max, step = 0.01, shown, onChange, onRelease }: SliderProps): ReactNode {
  const id = useId();
  const text = shown?.(value) ?? value.toFixed(decimalsOf(step));
  return (
    <div className="slider" data-label={typeof label === 'string' ? label : undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value }}
        aria-valuetext={text}
        onChange={({ target }) => onChange(Number(target.value))}
        onKeyDown={(event) => {
          const far = event.shiftKey ? towards(event.key) * 10 * step : 0;
          if (far === 0) return;
          event.preventDefault();
          onChange(within(rounded(value + far, step), min, max));
        }}
        onPointerUp={onRelease}
        onKeyUp={onRelease}
      />
      <output htmlFor={id}>{text}</output>
    </div>
  );
}

/** +1 or −1 where a key moves a slider, else 0. */
export const towards = (key: string): number =>
  key === 'ArrowRight' || key === 'ArrowUp' ? 1 : key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : 0;

export const within = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** The nearest multiple of the step, without the noise of binary fractions. */
export const rounded = (value: number, step: number): number =>
  Number((Math.round(value / step) * step).toFixed(decimalsOf(step)));

const decimalsOf = (step: number): number => (String(step).split('.')[1] ?? '').length;
