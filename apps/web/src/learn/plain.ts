import type { Theta } from '../numbers/wordsAndThoughts.ts';

/** A number as a person would write it down: no noise of binary fractions. */
export const written = (value: number): string => String(Number(value.toPrecision(12)));

/** Numbers as a list of Python, and as a vector of R. */
export const inPython = (values: readonly number[]): string => `[${values.map(written).join(', ')}]`;
export const inR = (values: readonly number[]): string => `c(${values.map(written).join(', ')})`;

/** The lecture's parameters. */
export const thetaInPython = ({ pi, t1, t0 }: Theta): string =>
  `pi, t1, t0 = ${[pi, t1, t0].map(written).join(', ')}  # p(T=1), p(W=1 | T=1), p(W=1 | T=0)`;
export const thetaInR = ({ pi, t1, t0 }: Theta): string =>
  `pi <- ${written(pi)}; t1 <- ${written(t1)}; t0 <- ${written(t0)}  # p(T=1), p(W=1 | T=1), p(W=1 | T=0)`;
