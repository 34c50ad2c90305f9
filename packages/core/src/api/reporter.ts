import type { FitVisit } from '../fit/index.ts';
import type { Engine } from '../model/index.ts';

/** Turns visits into steps, each made with the visit before it in the same start, and tells which are the best so far. */
export function createReporter<Own = Engine, Step extends { readonly objective: number } = never>(
  stepOf: (now: FitVisit<Own>, before: FitVisit['visit'] | undefined) => Step,
  report: (step: Step, isBest: boolean) => void,
): (visit: FitVisit<Own>) => void {
  const previous = new Map<number, FitVisit['visit']>();
  let best = Number.NEGATIVE_INFINITY;
  return (now) => {
    const step = stepOf(now, previous.get(now.start));
    previous.set(now.start, now.visit);
    const isBest = step.objective > best && Number.isFinite(step.objective);
    if (isBest) best = step.objective;
    report(step, isBest);
  };
}
