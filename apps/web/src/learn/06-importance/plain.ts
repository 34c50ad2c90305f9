import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { PlainCode } from '../Codes.tsx';
import { thetaInPython, thetaInR, written } from '../plain.ts';

/** The mean of p(w, t) / q(t) under q, and its variance, by hand. */
export const plainOf = (theta: Theta, q: number): PlainCode => ({
  python: `${thetaInPython(theta)}
good = ${written(q)}  # q of a good thought
q = [1 - good, good]
p = [(1 - pi) * t0, pi * t1]  # p(W=1, T)
drawn = [t for t in (0, 1) if q[t] > 0]
mean = sum(q[t] * (p[t] / q[t]) for t in drawn)
variance = sum(q[t] * (p[t] / q[t] - mean) ** 2 for t in drawn)
print(mean, variance)`,
  r: `${thetaInR(theta)}
good <- ${written(q)}  # q of a good thought
q <- c(1 - good, good)
p <- c((1 - pi) * t0, pi * t1)[q > 0]  # p(W=1, T)
q <- q[q > 0]
mean <- sum(q * (p / q))
variance <- sum(q * (p / q - mean)^2)
print(c(mean, variance), digits = 15)`,
});
