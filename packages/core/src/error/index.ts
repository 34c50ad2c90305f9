/** Where something went wrong: every field that is known. */
export interface Where {
  readonly file?: string | undefined;
  /** Line in the file, from 1 (the header is line 1). */
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  /** Row of the data, from 1. */
  readonly row?: number | undefined;
  readonly level?: string | undefined;
  readonly [detail: string]: unknown;
}

/**
 * The one error that latent throws: what happened, where, and how to mend it.
 *
 * @param code a stable name in capitals, such as `UNSEEN_LEVEL`
 * @param message what happened, in a sentence
 * @param fix how to mend it, in a sentence
 * @param where file, line, column, row, level: what is known
 * @example
 * try { await model.fit(rows) } catch (error) { if (error instanceof LatentError) console.error(error.code, error.fix); }
 */
export class LatentError extends Error {
  readonly code: string;
  readonly fix: string;
  readonly where: Where;

  constructor(code: string, message: string, fix: string, where: Where = {}) {
    super(message);
    this.name = 'LatentError';
    this.code = code;
    this.fix = fix;
    this.where = where;
  }

  /** The same error with more known about where it happened. */
  at(where: Where): LatentError {
    return new LatentError(this.code, this.message, this.fix, { ...where, ...this.where });
  }
}

/** Codes of the warnings that a fit, a table or a prediction can carry. */
export type WarningCode =
  | 'LOCAL_MAXIMUM_SUSPECTED'
  | 'NOT_CONVERGED'
  | 'NOT_IDENTIFIED'
  | 'IDENTIFIABILITY_NOT_CHECKED'
  | 'SYMMETRIC_SADDLE'
  | 'BOUNDARY_ESTIMATE'
  | 'EMPTY_CLASS'
  | 'DUPLICATE_CLASSES'
  | 'DEGENERATE_COMPONENT'
  | 'ROW_ALL_MISSING'
  | 'UNSEEN_LEVEL'
  | 'NON_INTEGER_WEIGHTS'
  | 'MISSING_TOKENS'
  | 'CONSTANT_COLUMN'
  | 'PRIOR_DIAGONAL'
  | 'ALL_DISTINCT'
  | 'MORE_CLASSES_THAN_PATTERNS'
  | 'START_AT_BOUNDARY'
  | 'ROWS_NORMALISED'
  | 'BARREN_NODE'
  | 'NOT_ESTIMATED'
  | 'BIF_PROPERTIES_LEFT_OUT'
  | 'BIF_CANNOT_SAY'
  | 'WASM_UNAVAILABLE'
  | 'WORKER_LOST'
  | 'WORKERS_UNAVAILABLE';

/** A remark on a result, as data: the same shape as an error, with a level. */
export interface Warning {
  readonly code: WarningCode;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly fix: string;
  readonly where: Where;
}
