import type { Absent } from './contestant.ts';

/** Where a contestant ended. */
export interface Ended {
  readonly contestant: string;
  readonly logLikelihood: number;
  readonly checksum?: number | undefined;
  readonly drawsItsOwnStarts?: boolean | undefined;
}

/** Relative difference that is still the same log-likelihood (and checksum), from the same start. */
const AGREEMENT = 1e-9;

/**
 * Nobody is timed before all have reached the same log-likelihood, and the same checksum where they have one.
 *
 * @returns those who draw their own starts and ended below the others: they are named and not timed
 * @throws Error with all figures where the others differ
 */
export function assertAgreement(race: string, reached: readonly Ended[], tolerance = AGREEMENT): Absent[] {
  const [first] = reached;
  if (!first) throw new Error(`no contestant on ${race}`);
  const short = reached.filter(
    ({ drawsItsOwnStarts, logLikelihood }) =>
      drawsItsOwnStarts &&
      logLikelihood < first.logLikelihood &&
      !isSame(logLikelihood, first.logLikelihood, tolerance),
  );
  const summed = reached.find(({ checksum }) => checksum !== undefined);
  const differs = reached.some(
    (ended) =>
      !short.includes(ended) &&
      (!isSame(ended.logLikelihood, first.logLikelihood, tolerance) ||
        (ended.checksum !== undefined && !isSame(ended.checksum, summed?.checksum as number, tolerance))),
  );
  if (!differs)
    return short.map(({ contestant, logLikelihood }) => ({
      name: contestant,
      why: `its best log-likelihood is ${logLikelihood.toFixed(4)}, not ${first.logLikelihood.toFixed(4)}: not timed`,
    }));
  const figures = reached
    .map(
      ({ contestant, logLikelihood, checksum }) =>
        `${contestant}: ${logLikelihood}${checksum === undefined ? '' : ` (${checksum})`}`,
    )
    .join('; ');
  throw new Error(`contestants disagree on ${race}, nothing is timed: ${figures}`);
}

const isSame = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
