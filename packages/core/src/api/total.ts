/**
 * Σ w·log p (nats) and Σ w over rows; rows of weight 0 are as if absent, also impossible ones.
 *
 * @param logLikelihoods log p of every row
 * @param weights one a row; 1 where absent
 * @example
 * const { logLikelihood, weight } = totalLogLikelihood(applyDocument(fit).apply(table).logLikelihoods);
 */
export function totalLogLikelihood(
  logLikelihoods: Float64Array,
  weights?: Float64Array,
): { readonly logLikelihood: number; readonly weight: number } {
  let logLikelihood = 0;
  let weight = 0;
  logLikelihoods.forEach((value, row) => {
    const own = weights ? (weights[row] as number) : 1;
    if (own === 0) return;
    logLikelihood += own * value;
    weight += own;
  });
  return { logLikelihood, weight };
}
