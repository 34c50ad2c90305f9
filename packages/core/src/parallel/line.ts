import type { EmResult, Job, Visit } from '../em/index.ts';
import type { Step } from './visits.ts';

/** Who hears of the jobs of a batch. */
export interface Listener {
  /** Called after every step. */
  readonly observe?: ((job: Job, visit: Visit) => void) | undefined;
  /** Called where a job ends; may throw. */
  readonly ended: (job: Job, result: EmResult | undefined) => void;
}

/** How a job ended. */
export type Outcome = { readonly result: EmResult | undefined } | { readonly error: unknown };

/** Jobs that run side by side, told of as if one ran after the other. */
export interface Line {
  /** Steps of a job, as they come; where a job is begun again, those that were heard before are left out. */
  begin(job: number): (step: Step) => void;
  end(job: number, outcome: Outcome): void;
  /** What the first job that failed threw, or a listener. */
  readonly failure: { readonly error: unknown } | undefined;
  readonly results: readonly (EmResult | undefined)[];
}

/** Steps of a job that wait for their turn, at most; of more the oldest are not told, but stand in the trace. */
const MOST_WAITING = 1024;
const MOST_NUMBERS = 2 ** 22;

/**
 * Puts steps and ends into the order of the jobs, so that listeners hear the same whatever runs where. The first job that has not ended
 * is heard at once; those behind it wait.
 */
export function createLine(jobs: readonly Job[], { observe, ended }: Listener): Line {
  const results = new Array<EmResult | undefined>(jobs.length);
  const outcomes = new Array<Outcome | undefined>(jobs.length);
  const waiting = jobs.map((): Step[] => []);
  const heard = jobs.map(() => 0);
  const traces = jobs.map(({ from }) => (from instanceof Float64Array ? [] : [...from.trace]));
  let head = 0;
  let failure: Line['failure'];

  const told = (tell: () => void): void => {
    if (failure) return;
    try {
      tell();
    } catch (error) {
      failure = { error };
    }
  };
  // Property by property: what `...rest` copies took as long as a small E-step.
  const tell = (job: number, { parameters, statistics, evaluations, objective }: Step): void => {
    const trace = traces[job] as number[];
    trace.push(objective);
    observe?.(jobs[job] as Job, { parameters, statistics, evaluations, trace });
  };
  const hold = (job: number, step: Step): void => {
    const own = waiting[job] as Step[];
    own.push(step);
    const numbers = own.length * (step.parameters.length + step.statistics.length);
    if (own.length > MOST_WAITING || numbers > MOST_NUMBERS)
      (traces[job] as number[]).push((own.shift() as Step).objective);
  };
  const advance = (): void => {
    for (; head < jobs.length && !failure; head++) {
      const job = head;
      for (const step of (waiting[job] as Step[]).splice(0)) told(() => tell(job, step));
      const outcome = outcomes[job];
      if (!outcome) return;
      if ('error' in outcome) failure ??= outcome;
      else told(() => ended(jobs[job] as Job, outcome.result));
    }
  };

  return {
    results,
    get failure() {
      return failure;
    },
    begin(job) {
      let known = heard[job] as number;
      return (step) => {
        if (known > 0) {
          known--;
          return;
        }
        heard[job] = (heard[job] as number) + 1;
        if (!observe) return;
        if (job === head) told(() => tell(job, step));
        else hold(job, step);
      };
    },
    end(job, outcome) {
      outcomes[job] = outcome;
      if ('result' in outcome) results[job] = outcome.result;
      advance();
    },
  };
}
