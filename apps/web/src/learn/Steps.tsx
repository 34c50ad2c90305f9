import type { ReactNode } from 'react';
import { useKeys } from '../ui/keys.ts';
import type { EmHistory } from './useEm.ts';

type StepsProps = Pick<
  EmHistory<unknown, unknown>,
  'history' | 'at' | 'now' | 'isPlaying' | 'expect' | 'maximize' | 'step' | 'play' | 'back' | 'reset' | 'goTo'
>;

/** The half-steps as buttons and keys (`e m space b r`, `p` plays), and a scrubber over the whole history. */
export function Steps(props: StepsProps): ReactNode {
  const { history, at, now, isPlaying, expect, maximize, step, play, back, reset, goTo } = props;
  useKeys({ e: expect, m: maximize, ' ': step, p: play, b: back, r: reset });
  return (
    <>
      <div className="row">
        <button type="button" className={expect && 'first'} disabled={!expect} onClick={expect}>
          E-step
        </button>
        <button type="button" className={maximize && 'first'} disabled={!maximize} onClick={maximize}>
          M-step
        </button>
        <button type="button" onClick={step}>
          Step
        </button>
        <button type="button" aria-pressed={isPlaying} onClick={play}>
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <button type="button" disabled={!back} onClick={back}>
          Back
        </button>
        <button type="button" onClick={reset}>
          Reset
        </button>
      </div>
      <div className="slider">
        <label htmlFor="history">History</label>
        <input
          id="history"
          type="range"
          min={0}
          max={Math.max(1, history.length - 1)}
          value={at}
          disabled={history.length < 2}
          aria-valuetext={saidOf(now)}
          onChange={({ target }) => goTo(Math.min(history.length - 1, Number(target.value)))}
        />
        <output htmlFor="history">
          {at} / {history.length - 1}
        </output>
      </div>
      <p className="quiet small" role="status">
        {saidOf(now)}. Keys: <kbd>e</kbd> <kbd>m</kbd> <kbd>space</kbd> <kbd>p</kbd> <kbd>b</kbd> <kbd>r</kbd>
      </p>
    </>
  );
}

function saidOf({ iteration, expected }: StepsProps['now']): string {
  const turn =
    expected === undefined ? 'parameters are set, the E-step is next' : 'responsibilities are set, the M-step is next';
  return `Iteration ${iteration}: ${turn}`;
}
