import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { PlainCode } from '../Codes.tsx';
import { thetaInPython, thetaInR } from '../plain.ts';

/** p(word), by hand. */
export const plainOf = (theta: Theta, word: 0 | 1): PlainCode => ({
  python: `${thetaInPython(theta)}
bad, good = ${word === 1 ? '(1 - pi) * t0, pi * t1' : '(1 - pi) * (1 - t0), pi * (1 - t1)'}  # p(T, W=${word})
print(bad + good)`,
  r: `${thetaInR(theta)}
thoughts <- c(1 - pi, pi)
words <- ${word === 1 ? 'c(t0, t1)' : '1 - c(t0, t1)'}  # p(W=${word} | T)
print(sum(thoughts * words), digits = 15)`,
});
