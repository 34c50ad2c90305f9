import type { PlainCode } from '../Codes.tsx';
import { coinsAsPython, coinsAsR, coinsInPython, coinsInR } from '../coinsPlain.ts';
import { coinsAt } from './coins.ts';

/** The top of the bound that is frozen at the old parameter, by hand: the new p(heads) of coin A. */
export const plainOf = (old: number): PlainCode => ({
  python: `${coinsInPython}

old = ${coinsAsPython(coinsAt(old))}  # p(A), p(heads | A), p(heads | B)
print(maximize(expect(old))[1])`,
  r: `${coinsInR}

old <- ${coinsAsR(coinsAt(old))}  # p(A), p(heads | A), p(heads | B)
print(maximize(expect(old))[2], digits = 15)`,
});
