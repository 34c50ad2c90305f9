import type { Visit } from '../em/index.ts';
import type { Parameters, Statistics } from '../model/index.ts';

/** One step of a start by itself, without the trace before it. */
export interface Step {
  readonly parameters: Parameters;
  readonly statistics: Statistics;
  readonly evaluations: number;
  readonly objective: number;
}

/** Steps of a start as one array: of each evaluations, objective, parameters, statistics. */
export interface VisitBatch {
  readonly data: Float64Array<ArrayBuffer>;
  readonly steps: number;
  /** Numbers that are parameters. */
  readonly parameters: number;
}

/** A batch goes off when it is so old, in milliseconds, or holds so many numbers. */
const AGE = 50;
const MOST_NUMBERS = 2 ** 17;

/** Gathers steps, so that a message carries many. */
export function createBatches(send: (batch: VisitBatch) => void): { add(visit: Visit): void; flush(): void } {
  let waiting: Step[] = [];
  let sentAt = performance.now();
  const flush = (): void => {
    if (waiting.length > 0) send(packed(waiting));
    waiting = [];
    sentAt = performance.now();
  };
  return {
    add(visit) {
      waiting.push(stepOf(visit));
      const numbers = waiting.length * (visit.parameters.length + visit.statistics.length);
      if (numbers > MOST_NUMBERS || performance.now() - sentAt > AGE) flush();
    },
    flush,
  };
}

/** Where a visit ends its trace. */
export function stepOf({ parameters, statistics, evaluations, trace }: Visit): Step {
  return { parameters, statistics, evaluations, objective: trace[trace.length - 1] as number };
}

function packed(steps: readonly Step[]): VisitBatch {
  const [first] = steps;
  const parameters = first?.parameters.length ?? 0;
  const width = 2 + parameters + (first?.statistics.length ?? 0);
  const data = new Float64Array(steps.length * width);
  steps.forEach((step, i) => {
    data.set([step.evaluations, step.objective], i * width);
    data.set(step.parameters, i * width + 2);
    data.set(step.statistics, i * width + 2 + parameters);
  });
  return { data, steps: steps.length, parameters };
}

/** The steps of a batch, each with arrays of its own. */
export function unpacked({ data, steps, parameters }: VisitBatch): Step[] {
  const width = data.length / steps;
  return Array.from({ length: steps }, (_, i): Step => {
    const own = data.subarray(i * width, (i + 1) * width);
    return {
      evaluations: own[0] as number,
      objective: own[1] as number,
      parameters: own.slice(2, 2 + parameters),
      statistics: own.slice(2 + parameters),
    };
  });
}
