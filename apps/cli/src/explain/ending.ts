import type { Decomposition } from 'latent';
import { byHand, nats, signed } from './arithmetic.ts';
import type { Explained } from './explained.ts';

/** The log-likelihood after the M-step as bound and gap. */
export function boundLines({ q, entropy, elbo, kl, logLikelihood }: Decomposition): string[] {
  return [
    `   bound with these responsibilities: ELBO = Q + entropy = ${nats(q)} + ${nats(entropy)} = ${nats(elbo)}`,
    `   log-likelihood = ELBO + KL = ${nats(elbo)} + ${nats(kl)} = ${nats(logLikelihood)}   (at the start KL was 0: the bound touched)`,
  ];
}

/** What the iteration after this one does. */
export function nextText({ fixedPoint, logLikelihood, largestChange }: Explained['next'], before: number): string {
  if (fixedPoint) return 'next iteration: no change (fixed point)';
  return `next iteration: log-likelihood ${nats(logLikelihood)} (${signed(logLikelihood - before)}), largest change of a parameter ${byHand(largestChange)}`;
}

/** A line where the data cannot determine the parameters. */
export function identifiedLines({ identifiability }: Pick<Explained, 'identifiability'>): string[] {
  if (!identifiability || identifiability.identified) return [];
  const { rank, genericRank, freeParameters } = identifiability;
  const least = Math.min(rank, genericRank);
  return [
    `not identified: rank ${least} of ${freeParameters}: a ${freeParameters - least}-dimensional set of parameters has this likelihood; where EM stops depends on the start`,
  ];
}
