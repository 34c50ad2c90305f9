import { type Coins, HEADS } from '../numbers/twoCoins.ts';
import { inPython, inR, written } from './plain.ts';

/** Five rows of ten flips of one of two coins, what each coin makes of a row, and the two half-steps of EM, in Python. */
export const coinsInPython = `from math import log

heads = ${inPython(HEADS)}  # of 10 flips, coin hidden
def joint(theta):  # p(A, x), p(B, x) of every row, without the binomial constant
    size, a, b = theta
    return [(size * a**x * (1 - a) ** (10 - x), (1 - size) * b**x * (1 - b) ** (10 - x)) for x in heads]
def likelihood(theta):
    return sum(log(p + r) for p, r in joint(theta))
def expect(theta):  # the E-step: q(A) of every row
    return [p / (p + r) for p, r in joint(theta)]
def maximize(q):  # the M-step
    n = sum(q)
    in_a = sum(share * x for share, x in zip(q, heads))
    return n / 5, in_a / (10 * n), (sum(heads) - in_a) / (10 * (5 - n))`;

/** The same in R. */
export const coinsInR = `heads <- ${inR(HEADS)}  # of 10 flips, coin hidden
joint <- function(theta) cbind(  # p(A, x), p(B, x) of every row, without the binomial constant
  theta[1] * theta[2]^heads * (1 - theta[2])^(10 - heads),
  (1 - theta[1]) * theta[3]^heads * (1 - theta[3])^(10 - heads)
)
likelihood <- function(theta) sum(log(rowSums(joint(theta))))
expect <- function(theta) joint(theta)[, 1] / rowSums(joint(theta))  # the E-step: q(A) of every row
maximize <- function(q)  # the M-step
  c(sum(q) / 5, sum(q * heads) / (10 * sum(q)), sum((1 - q) * heads) / (10 * sum(1 - q)))`;

/** p(A), p(heads | A), p(heads | B). */
export const coinsAsPython = ({ size, a, b }: Coins): string => `(${[size, a, b].map(written).join(', ')})`;
export const coinsAsR = ({ size, a, b }: Coins): string => inR([size, a, b]);
