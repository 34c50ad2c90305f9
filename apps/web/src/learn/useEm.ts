import { useEffect, useRef, useState } from 'react';

/** The two half-steps of EM, computed by `latent`. */
export interface EmSteps<Parameters, Expected> {
  /** The E-step at these parameters: responsibilities, expected counts, log-likelihood, whatever the view shows. */
  readonly expect: (parameters: Parameters) => Promise<Expected>;
  /** The M-step. */
  readonly maximize: (expected: Expected, previous: Parameters) => Parameters | Promise<Parameters>;
}

/** A moment of the history: after an M-step (or at the start) there are parameters, after an E-step what is expected at them too. */
export interface EmMoment<Parameters, Expected> {
  /** M-steps so far. */
  readonly iteration: number;
  readonly parameters: Parameters;
  readonly expected: Expected | undefined;
  /** Its parameters were put by a person. */
  readonly isFork?: boolean;
}

export interface EmHistory<Parameters, Expected> {
  readonly history: readonly EmMoment<Parameters, Expected>[];
  /** Which moment is shown. */
  readonly at: number;
  readonly now: EmMoment<Parameters, Expected>;
  readonly isPlaying: boolean;
  readonly error: unknown;
  /** The E-step; undefined where it is the M-step's turn. */
  readonly expect: (() => void) | undefined;
  readonly maximize: (() => void) | undefined;
  /** What is left of one iteration. */
  readonly step: () => void;
  readonly play: () => void;
  readonly back: (() => void) | undefined;
  readonly reset: () => void;
  readonly goTo: (at: number) => void;
  /** Other parameters from here on: what came after is given up. */
  readonly fork: (parameters: Parameters) => void;
}

export interface EmOptions<Parameters, Expected> {
  /** Tells where playing stops by itself. */
  readonly isDone?: (history: readonly EmMoment<Parameters, Expected>[]) => boolean;
  /** What is expected at the start, where that is guessed and the M-step comes first. */
  readonly guessed?: Expected | undefined;
  /** Half-steps that are taken at once, so that the first picture tells something. */
  readonly ahead?: number;
  /** Parameters that a person had put at one of these. */
  readonly fork?: { readonly at: number; readonly parameters: Parameters } | undefined;
}

/**
 * EM by hand: a history of half-steps that one can go back in, and leave at any point by dragging a parameter.
 *
 * @param start the first parameters; a new `key` begins anew from them
 */
export function useEm<Parameters, Expected>(
  { expect, maximize }: EmSteps<Parameters, Expected>,
  start: Parameters,
  key: string,
  { isDone = () => false, guessed, ahead = 0, fork: put }: EmOptions<Parameters, Expected> = {},
): EmHistory<Parameters, Expected> {
  type Moment = EmMoment<Parameters, Expected>;
  const begin = (parameters: Parameters, expected?: Expected) => ({
    key,
    history: [{ iteration: 0, parameters, expected }] as readonly Moment[],
    at: 0,
  });
  const [kept, setState] = useState(() => (put?.at === 0 ? begin(put.parameters) : begin(start, guessed)));
  const [isPlaying, setPlaying] = useState(false);
  const [error, setError] = useState<unknown>();
  const turn = useRef(0); // a half-step that was overtaken is dropped

  let state = kept;
  if (kept.key !== key) {
    state = begin(start, guessed);
    setState(state);
  }
  const now = state.history[state.at] as Moment;

  const add = (from: typeof state, moments: readonly Moment[]): typeof state => {
    const history = [...from.history.slice(0, from.at + 1), ...moments];
    return { key, history, at: history.length - 1 };
  };

  async function expected(moment: Moment): Promise<Moment> {
    return { ...moment, expected: await expect(moment.parameters) };
  }

  async function maximized(moment: Moment): Promise<Moment> {
    if (moment.expected === undefined) throw new TypeError('the M-step follows an E-step');
    const parameters = await maximize(moment.expected, moment.parameters);
    return { iteration: moment.iteration + 1, parameters, expected: undefined };
  }

  const forked = ({ iteration }: Moment, parameters: Parameters): Moment => ({
    iteration,
    parameters,
    expected: undefined,
    isFork: true,
  });

  function run(work: (moment: Moment) => Promise<readonly Moment[]>): void {
    const mine = ++turn.current;
    const from = state;
    work(now).then(
      (moments) => {
        if (turn.current === mine) setState(add(from, moments));
      },
      (problem: unknown) => {
        setPlaying(false);
        setError(problem);
      },
    );
  }

  const overtake = (next: typeof state): void => {
    turn.current++;
    setPlaying(false);
    setError(undefined);
    setState(next);
  };

  const step = (): void =>
    run(async (moment) => {
      const ready = moment.expected === undefined ? await expected(moment) : moment;
      const after = await maximized(ready);
      return ready === moment ? [after] : [ready, after];
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once, at each new beginning
  useEffect(() => {
    if (ahead === 0) return;
    run(async (moment) => {
      const moments: Moment[] = [];
      for (let last = moment; moments.length < ahead; moments.push(last))
        last =
          put?.at === moments.length + 1
            ? forked(last, put.parameters)
            : await (last.expected === undefined ? expected(last) : maximized(last));
      return moments;
    });
  }, [key]);

  const done = isDone(state.history.slice(0, state.at + 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: one half-step follows the other, as long as it plays
  useEffect(() => {
    if (!isPlaying) return;
    if (done) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(
      () => run(async (moment) => [await (moment.expected === undefined ? expected(moment) : maximized(moment))]),
      350,
    );
    return () => clearTimeout(timer);
  }, [isPlaying, state]);

  return {
    history: state.history,
    at: state.at,
    now,
    isPlaying,
    error,
    expect: now.expected === undefined ? () => run(async (moment) => [await expected(moment)]) : undefined,
    maximize: now.expected === undefined ? undefined : () => run(async (moment) => [await maximized(moment)]),
    step,
    play: () => setPlaying(!isPlaying),
    back: state.at > 0 ? () => overtake({ ...state, at: state.at - 1 }) : undefined,
    reset: () => overtake(begin(start, guessed)),
    goTo: (at) => overtake({ ...state, at }),
    fork: (parameters) => {
      if (state.at === 0) overtake(begin(parameters));
      else {
        const from = now.isFork && now.expected === undefined ? { ...state, at: state.at - 1 } : state; // a drag is one fork
        overtake(add(from, [forked(now, parameters)]));
      }
    },
  };
}
