import type { Theta } from '../../numbers/wordsAndThoughts.ts';
import type { PlainCode } from '../Codes.tsx';
import type { WeightedRows } from '../hundredRows.ts';
import { inR, thetaInPython, thetaInR } from '../plain.ts';

/** The log-likelihood of the hundred rows, by hand: a sum over thoughts stands inside the log where they are hidden. */
export function plainOf(theta: Theta, { rows, weights }: WeightedRows): PlainCode {
  const isSeen = rows.every(({ thought }) => thought !== null);
  const words = rows.map(({ word }) => word ?? Number.NaN);
  const thoughts = rows.map(({ thought }) => thought ?? Number.NaN);
  const listed = rows.map((row, i) => `(${isSeen ? `${row.thought}, ` : ''}${row.word}, ${weights[i]})`).join(', ');
  return {
    python: `from math import log

${thetaInPython(theta)}
rows = [${listed}]  # ${isSeen ? 'thought, ' : ''}word, how many
def p(thought, word):
    good = t1 if thought else t0
    return (pi if thought else 1 - pi) * (good if word else 1 - good)
${
  isSeen
    ? 'print(sum(n * log(p(t, w)) for t, w, n in rows))'
    : 'print(sum(n * log(p(0, w) + p(1, w)) for w, n in rows))'
}`,
    r: `${thetaInR(theta)}
word <- ${inR(words)}; rows <- ${inR(weights)}
p <- function(thought) {
  good <- ifelse(thought == 1, t1, t0)
  ifelse(thought == 1, pi, 1 - pi) * ifelse(word == 1, good, 1 - good)
}
${isSeen ? `print(sum(rows * log(p(${inR(thoughts)}))), digits = 15)` : 'print(sum(rows * log(p(0) + p(1))), digits = 15)'}`,
  };
}
