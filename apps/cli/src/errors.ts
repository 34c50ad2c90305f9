import type { Where } from 'latent';

/** Every exit code of the command line. */
export const EXIT = { ok: 0, internal: 1, usage: 2, data: 3, notGood: 4, interrupted: 130 } as const;

/** What every error of latent has, whoever made it. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly where: Where;
}

/** What can be wrong with a command, its graph or query included. */
type UsageCode =
  | 'BAD_OPTION'
  | 'BAD_CONFIG'
  | 'CONFLICTING_OPTIONS'
  | 'NOT_AVAILABLE'
  | 'NO_TRIALS'
  | 'GRAPH_SYNTAX'
  | 'QUERY_SYNTAX'
  | 'CONTRADICTION'
  | 'BAD_LEVELS'
  | 'CYCLE';

/** A mistake in the command itself: exit code 2. It has the shape of `LatentError` and costs no import of the library. */
export class UsageError extends Error implements Problem {
  readonly code: UsageCode;
  readonly fix: string;
  readonly where: Where;

  constructor(code: UsageCode, message: string, fix: string, where: Where = {}) {
    super(message);
    this.name = 'UsageError';
    this.code = code;
    this.fix = fix;
    this.where = where;
  }
}

/** An error of the library about what stands in the command itself: the same, with the exit code of a mistake in the command. */
export function asUsageError(error: unknown): unknown {
  const problem = problemOf(error);
  return problem ? new UsageError(problem.code as UsageCode, problem.message, problem.fix, problem.where) : error;
}

/** Thrown where the first Ctrl-C came before there was anything to write. */
export class Interrupted extends Error {}

/** The error as a problem, where it is one that latent made on purpose. */
export function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('fix' in error) || !('where' in error)) return undefined;
  return error as Error & Problem;
}

/** The exit code that an error ends with. */
export function exitCodeOf(error: unknown): number {
  if (isInterruption(error)) return EXIT.interrupted;
  const problem = problemOf(error);
  if (problem === undefined || INTERNAL.has(problem.code)) return EXIT.internal;
  return error instanceof UsageError || USAGE.has(problem.code) ? EXIT.usage : EXIT.data;
}

/** True where an error only says that the user ended the program. */
export function isInterruption(error: unknown): boolean {
  return error instanceof Interrupted || problemOf(error)?.code === 'ABORTED';
}

const USAGE = new Set(['BAD_OPTION', 'CONFLICTING_OPTIONS', 'NOT_AVAILABLE', 'BAD_DELIMITER', 'NO_MEAN']);
const INTERNAL = new Set(['OBJECTIVE_FELL']);
