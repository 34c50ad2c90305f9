import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import { BAD_WORDS, GOOD_WORDS, type Shares } from '../../numbers/wordsOnly.ts';
import type { PlainCode } from '../Codes.tsx';
import { thetaInPython, thetaInR } from '../plain.ts';

/** Log-likelihood, bound and gap of any q, by hand. */
export const plainOf = (theta: Theta, [good, bad]: Shares): PlainCode => ({
  python: `from math import log

${thetaInPython(theta)}
words = [
    (${GOOD_WORDS}, ${good}, pi * t1, (1 - pi) * t0),  # good: how many, q(T=1), p(T=1, w), p(T=0, w)
    (${BAD_WORDS}, ${bad}, pi * (1 - t1), (1 - pi) * (1 - t0)),  # bad
]
term = lambda q, p: q * log(p / q) if q > 0 else 0
likelihood = sum(n * log(p1 + p0) for n, q, p1, p0 in words)
elbo = sum(n * (term(q, p1) + term(1 - q, p0)) for n, q, p1, p0 in words)
print(likelihood, elbo, likelihood - elbo)`,
  r: `${thetaInR(theta)}
n <- c(${GOOD_WORDS}, ${BAD_WORDS})  # good words, bad words
q <- c(${good}, ${bad})  # q(T=1)
p1 <- pi * c(t1, 1 - t1)
p0 <- (1 - pi) * c(t0, 1 - t0)
term <- function(q, p) ifelse(q > 0, q * log(p / q), 0)
likelihood <- sum(n * log(p1 + p0))
elbo <- sum(n * (term(q, p1) + term(1 - q, p0)))
print(c(likelihood, elbo, likelihood - elbo), digits = 15)`,
});
