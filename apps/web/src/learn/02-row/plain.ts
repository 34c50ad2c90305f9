import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { PlainCode } from '../Codes.tsx';
import { inR, thetaInPython, thetaInR } from '../plain.ts';
import { ROWS } from './rows.ts';

/** The log-likelihood of all rows, by hand. */
export const plainOf = (theta: Theta): PlainCode => ({
  python: `from math import log

${thetaInPython(theta)}
rows = [${ROWS.map(({ thought, word }) => `(${thought}, ${word})`).join(', ')}]  # thought, word
def p(thought, word):
    good = t1 if thought else t0
    return (pi if thought else 1 - pi) * (good if word else 1 - good)
print(sum(log(p(thought, word)) for thought, word in rows))`,
  r: `${thetaInR(theta)}
thought <- ${inR(ROWS.map((row) => row.thought))}
word <- ${inR(ROWS.map((row) => row.word))}
good <- ifelse(thought == 1, t1, t0)
p <- ifelse(thought == 1, pi, 1 - pi) * ifelse(word == 1, good, 1 - good)
print(sum(log(p)), digits = 15)`,
});
