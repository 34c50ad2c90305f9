import type { Engine, Parameters } from '../model/index.ts';

/** An engine that also shows what it finds pattern by pattern, so that nobody needs to keep all of it. */
export interface ScanEngine extends Engine {
  /** Visits all patterns in order, some at a time. */
  scan(parameters: Parameters, visit: ScanVisit): void;
}

/**
 * @param from the first of the patterns
 * @param posterior row-major patterns × classes; 0 where the pattern is impossible. It holds until the next visit, as does
 * @param logLikelihoods one a pattern
 */
export type ScanVisit = (from: number, posterior: Float64Array, logLikelihoods: Float64Array) => void;
