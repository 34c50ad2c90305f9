import { decimals } from '@latent/charts/number';
import type { Context } from '../context.ts';
import { createProgress } from '../progress.ts';

/** What a line of progress says of a step. */
interface ShownStep {
  readonly start: number;
  readonly starts: number;
  readonly iteration: number;
  readonly objective: number;
}

/** Who watches a fit: Ctrl-C, and a line of progress. */
export interface ShownWatch {
  readonly signal: AbortSignal;
  report(step: ShownStep, isBest: boolean): void;
}

/** Runs a fit with a line of progress. */
export async function watched<Result>(context: Context, run: (watch: ShownWatch) => Promise<Result>): Promise<Result> {
  const progress = createProgress(context);
  let best = Number.NEGATIVE_INFINITY;
  try {
    return await run({
      signal: context.signal,
      report({ start, starts, iteration, objective }, isBest) {
        if (isBest) best = objective;
        progress.show(() => `start ${start + 1} of ${starts}  iteration ${iteration}  best ${decimals(best, 4)}`);
      },
    });
  } finally {
    progress.end();
  }
}
