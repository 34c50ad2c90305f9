/** Where a fit stands. */
export interface Progress {
  /** The start at work, from 0. */
  readonly start: number;
  readonly starts: number;
  readonly iteration: number;
  readonly objective: number;
  readonly bestObjective: number;
}

/** The part of a step that every model has. */
interface PlainStep extends Omit<Progress, 'bestObjective'> {
  readonly parameters: Float64Array;
}

/** A step with its parameters by name. */
type Typed<Step, P> = Omit<Step, 'parameters'> & { readonly parameters: P };

/**
 * Hands the steps of a fit on: to `onProgress` as figures, to `report` with their parameters by name.
 *
 * @param describe gives flat parameters names; only called where they are read
 */
export function createTypedReport<Step extends PlainStep, P>(
  describe: (parameters: Float64Array) => P,
  onProgress: ((progress: Progress) => void) | undefined,
  report: (make: () => Typed<Step, P>, isBest: boolean) => void,
): (step: Step, isBest: boolean) => void {
  let bestObjective = Number.NEGATIVE_INFINITY;
  return (step, isBest) => {
    const { start, starts, iteration, objective } = step;
    if (isBest) bestObjective = objective;
    onProgress?.({ start, starts, iteration, objective, bestObjective });
    const typed = (): Typed<Step, P> =>
      Object.defineProperty(Object.create(step) as Typed<Step, P>, 'parameters', {
        get: () => describe(step.parameters),
        enumerable: true,
      });
    report(typed, isBest);
  };
}
