import type { StartPoint } from './lab.ts';

/** Gathers the steps of a fit and hands them on now and then: a page has no use for more. */
export interface StepGatherer {
  take(step: StartPoint & { readonly starts: number }): void;
  /** Hands on what is left. */
  end(): void;
}

/** 20 times a second. */
const PAUSE = 50;
/** The most steps of one start that are handed on at once; of more, every so-manieth and the last. */
const MOST = 24;

/** @param send hears how many starts are planned, and the new steps */
export function gatherSteps(send: (starts: number, steps: readonly StartPoint[]) => void): StepGatherer {
  let waiting = new Map<number, StartPoint[]>();
  let planned = 0;
  let sentAt = Number.NEGATIVE_INFINITY;

  function flush(): void {
    const steps = [...waiting.values()].flatMap(thinned);
    waiting = new Map();
    sentAt = performance.now();
    send(planned, steps);
  }

  return {
    take({ start, starts, iteration, objective }) {
      planned = starts;
      const own = waiting.get(start);
      if (own) own.push({ start, iteration, objective });
      else waiting.set(start, [{ start, iteration, objective }]);
      if (performance.now() - sentAt >= PAUSE) flush();
    },
    end() {
      if (waiting.size > 0) flush();
    },
  };
}

function thinned(steps: readonly StartPoint[]): readonly StartPoint[] {
  if (steps.length <= MOST) return steps;
  const each = Math.ceil(steps.length / MOST);
  return steps.filter((_, i) => (steps.length - 1 - i) % each === 0);
}
