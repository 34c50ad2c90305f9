import type { PlainCode } from '../Codes.tsx';
import { inPython, inR } from '../plain.ts';

/** f of the mean, and the mean of f, by hand. */
export const plainOf = (f: string, points: readonly number[], weights: readonly number[]): PlainCode => ({
  python: `${f === 'line' ? 'def f(x):\n    return 2 * x - 3' : `from math import ${f} as f`}

x = ${inPython(points)}
q = ${inPython(weights)}
print(f(sum(w * point for w, point in zip(q, x))), sum(w * f(point) for w, point in zip(q, x)))`,
  r: `f <- ${f === 'line' ? 'function(x) 2 * x - 3' : f}
x <- ${inR(points)}
q <- ${inR(weights)}
print(c(f(sum(q * x)), sum(q * f(x))), digits = 15)`,
});
