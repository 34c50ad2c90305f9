import type { PlainCode } from '../Codes.tsx';
import { coinsAsPython, coinsAsR, coinsInPython, coinsInR } from '../coinsPlain.ts';
import { inPython, inR } from '../plain.ts';
import { OLD } from './presets.ts';

/** The gap of any q, and what the M-step from it does to the log-likelihood, by hand. */
export const plainOf = (q: readonly number[]): PlainCode => ({
  python: `${coinsInPython}

old = ${coinsAsPython(OLD)}  # p(A), p(heads | A), p(heads | B)
q = ${inPython(q)}
term = lambda share, p: share * log(p / share) if share > 0 else 0
bound = sum(term(share, p) + term(1 - share, r) for share, (p, r) in zip(q, joint(old)))
print(likelihood(old) - bound, likelihood(maximize(q)) - likelihood(old))`,
  r: `${coinsInR}

old <- ${coinsAsR(OLD)}  # p(A), p(heads | A), p(heads | B)
q <- ${inR(q)}
term <- function(share, p) ifelse(share > 0, share * log(p / share), 0)
bound <- sum(term(cbind(q, 1 - q), joint(old)))
print(c(likelihood(old) - bound, likelihood(maximize(q)) - likelihood(old)), digits = 15)`,
});
