import { LatentError } from 'latent';
import type { Problem } from './lab.ts';

/** An error as plain data, which a message between threads can carry. */
export function plainProblem(error: unknown): Problem {
  if (error instanceof LatentError) {
    const { code, message, fix, where } = error;
    return { code, message, fix, where: { ...where } };
  }
  return {
    code: 'INTERNAL',
    message: error instanceof Error ? error.message : String(error),
    fix: 'Reload the page; where it happens again, this is a mistake in the lab: please report it.',
    where: {},
  };
}

/** The error again, on the other side. */
export function asError(problem: unknown): unknown {
  if (typeof problem !== 'object' || problem === null || !('fix' in problem)) return problem;
  const { code, message, fix, where } = problem as Problem;
  return new LatentError(code, message, fix, where);
}
