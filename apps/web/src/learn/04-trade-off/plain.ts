import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { PlainCode } from '../Codes.tsx';
import { thetaInPython, thetaInR } from '../plain.ts';

/** The log-likelihood of 37 good and 63 bad words, by hand. */
export const plainOf = (theta: Theta): PlainCode => ({
  python: `from math import log

${thetaInPython(theta)}
m = pi * t1 + (1 - pi) * t0  # p(W=1)
print(37 * log(m) + 63 * log(1 - m))`,
  r: `${thetaInR(theta)}
m <- pi * t1 + (1 - pi) * t0  # p(W=1)
print(37 * log(m) + 63 * log(1 - m), digits = 15)`,
});
