/** Flat parameters; the model's layout names their blocks. */
export type Parameters = Float64Array;

/** Flat additive statistics: slot 0 = log-likelihood, slot 1 = total weight, then expected counts by the model's layout. */
export type Statistics = Float64Array;

export const LOG_LIKELIHOOD = 0;
export const TOTAL_WEIGHT = 1;
