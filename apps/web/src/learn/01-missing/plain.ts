import type { ThoughtAndWord } from '../../numbers/wordsAndThoughts.ts';
import type { PlainCode } from '../Codes.tsx';
import { thetaInPython, thetaInR } from '../plain.ts';
import { THETA } from './rows.ts';

/** The expected count of good thoughts with good words, by hand. */
export function plainOf(rows: readonly ThoughtAndWord[]): PlainCode {
  const column = (name: keyof ThoughtAndWord): string => rows.map((row) => row[name] ?? 'NA').join(', ');
  return {
    python: `${thetaInPython(THETA)}
# thought, word; None = hidden
rows = [${rows.map(({ thought, word }) => `(${thought ?? 'None'}, ${word ?? 'None'})`).join(', ')}]
p = {(1, 1): pi * t1, (1, 0): pi * (1 - t1), (0, 1): (1 - pi) * t0, (0, 0): (1 - pi) * (1 - t0)}
count = 0  # of a good thought with a good word
for thought, word in rows:
    fits = {(t, w) for t, w in p if thought in (None, t) and word in (None, w)}
    if (1, 1) in fits:
        count += p[1, 1] / sum(p[pair] for pair in fits)
print(count)`,
    r: `${thetaInR(THETA)}
thought <- c(${column('thought')})
word <- c(${column('word')})
p <- rbind(c(1 - t0, t0) * (1 - pi), c(1 - t1, t1) * pi)  # [thought + 1, word + 1]
count <- 0  # of a good thought with a good word
for (i in seq_along(word)) {
  t <- if (is.na(thought[i])) 1:2 else thought[i] + 1
  w <- if (is.na(word[i])) 1:2 else word[i] + 1
  if (2 %in% t && 2 %in% w) count <- count + p[2, 2] / sum(p[t, w])
}
print(count, digits = 15)`,
  };
}
