/** Where a contestant ended. */
interface Ended {
  readonly contestant: string;
  readonly logLikelihood: number;
}

/** Relative difference that is still the same log-likelihood. */
const AGREEMENT = 1e-9;

/**
 * Nobody is timed before all have reached the same log-likelihood.
 *
 * @throws Error with all figures where they differ
 */
export function assertAgreement(race: string, reached: readonly Ended[]): void {
  const [first] = reached;
  if (!first) throw new Error(`no contestant on ${race}`);
  const differs = reached.some(
    ({ logLikelihood }) =>
      !(Math.abs(logLikelihood - first.logLikelihood) <= AGREEMENT * Math.max(1, Math.abs(first.logLikelihood))),
  );
  if (!differs) return;
  const figures = reached.map(({ contestant, logLikelihood }) => `${contestant}: ${logLikelihood}`).join('; ');
  throw new Error(`contestants disagree on ${race}, nothing is timed: ${figures}`);
}
