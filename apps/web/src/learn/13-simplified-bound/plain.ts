import type { PlainCode } from '../Codes.tsx';
import { inPython, inR, written } from '../plain.ts';
import { HEADS } from './coins.ts';

/** Q, H(q) and the bound at a parameter, with responsibilities of an old one, by hand. */
export const plainOf = (old: number, a: number): PlainCode => ({
  python: `from math import comb, log

heads = ${inPython(HEADS)}  # of 10 flips; both coins equally frequent, coin B at 0.46
def joint(a):  # p(A, x), p(B, x) of every row
    flip = lambda x, p: 0.5 * comb(10, x) * p**x * (1 - p) ** (10 - x)
    return [(flip(x, a), flip(x, 0.46)) for x in heads]
q = [p / (p + r) for p, r in joint(${written(old)})]  # at the old p(heads | A)
expected = sum(s * log(p) + (1 - s) * log(r) for s, (p, r) in zip(q, joint(${written(a)})))
entropy = -sum(s * log(s) + (1 - s) * log(1 - s) for s in q)
print(expected, entropy, expected + entropy)`,
  r: `heads <- ${inR(HEADS)}  # of 10 flips; both coins equally frequent, coin B at 0.46
joint <- function(a) 0.5 * cbind(dbinom(heads, 10, a), dbinom(heads, 10, 0.46))
q <- joint(${written(old)}) / rowSums(joint(${written(old)}))  # at the old p(heads | A)
expected <- sum(q * log(joint(${written(a)})))
entropy <- -sum(q * log(q))
print(c(expected, entropy, expected + entropy), digits = 15)`,
});
