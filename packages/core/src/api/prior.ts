import { LatentError } from '../error/index.ts';

/** Refuses a pseudo-count that is not a finite number of at least 0; returns it. */
export function checkPseudoCount(pseudoCount: unknown): number {
  if (typeof pseudoCount === 'number' && pseudoCount >= 0 && pseudoCount < Number.POSITIVE_INFINITY) return pseudoCount;
  throw new LatentError(
    'BAD_OPTION',
    `the prior's pseudoCount is ${typeof pseudoCount === 'string' ? JSON.stringify(pseudoCount) : String(pseudoCount)}`,
    'Give a number of at least 0: { pseudoCount: 0.5 }; 0 is no prior.',
    { option: 'prior' },
  );
}
