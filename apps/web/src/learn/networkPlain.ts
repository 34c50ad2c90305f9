import type { NetworkDocument } from 'latent';
import type { WeightedRows } from '../numbers/manyWords.ts';
import type { PlainCode } from './Codes.tsx';
import { inPython, inR, written } from './plain.ts';

/** Plain EM for a thought and its words, any cell of which may be hidden, by hand: the parameters after so many iterations, and their log-likelihood. */
export function networkPlain(start: NetworkDocument, { cells, weights }: WeightedRows, iterations: number): PlainCode {
  const [thoughts, ...words] = start.nodes.map(({ name }) => start.parameters?.[name]) as [number[], ...number[][][]];
  const pi = thoughts[1] as number;
  const [bad, good] = [0, 1].map((t) => words.map((table) => table[t]?.[1] as number)) as [number[], number[]];
  const prior = start.prior && 'pseudoCount' in start.prior ? start.prior.pseudoCount : 0;
  const seen = cells.flatMap((row, i) =>
    row.every((cell) => cell === null) ? [] : [{ row, count: weights[i] as number }],
  );
  const numbers = seen.map(({ row }) => row.map((cell) => (cell === null ? null : Number(cell))));
  const text = (none: string, row: readonly (number | null)[]): string => row.map((cell) => cell ?? none).join(', ');
  const counts = seen.map(({ count }) => count);
  return {
    python: `from math import log, prod

# thought, word${words.length > 1 ? 's' : ''}, how many; None = hidden
rows = [${numbers.map((row, i) => `(${text('None', row)}, ${written(counts[i] as number)})`).join(', ')}]
pi, t = ${written(pi)}, [${inPython(bad)}, ${inPython(good)}]  # p(T=1); p(W=1 | T) of every word, T = 0 and 1
c = ${prior}  # the pseudo-count of a prior
def joint(thought, *words):
    return [
        0 if thought == 1 - k else (pi if k else 1 - pi) * prod(p if w else 1 - p for p, w in zip(t[k], words) if w is not None)
        for k in (0, 1)
    ]
for iteration in range(${iterations}):
    q = []  # E: how many rows count as bad and as good thoughts
    for *row, n in rows:
        parts = joint(*row)
        q.append([n * part / sum(parts) for part in parts])
    good = sum(share[1] for share in q)  # M
    pi = (good + c) / (sum(n for *_, n in rows) + 2 * c)
    for k in (0, 1):
        for j in range(${words.length}):
            seen = [(share[k], row[1 + j]) for share, row in zip(q, rows) if row[1 + j] is not None]
            if seen:
                t[k][j] = (sum(s * w for s, w in seen) + c) / (sum(s for s, w in seen) + 2 * c)
print(pi, *t[1], *t[0], sum(n * log(sum(joint(*row))) for *row, n in rows))`,
    r: `# thought, word${words.length > 1 ? 's' : ''}; NA = hidden
x <- matrix(c(${numbers.map((row) => text('NA', row)).join(', ')}), ncol = ${words.length + 1}, byrow = TRUE)
n <- ${inR(counts)}  # how many
pi <- ${written(pi)}; t <- rbind(${inR(bad)}, ${inR(good)})  # p(T=1); p(W=1 | T) of every word, T = 0 and 1
c0 <- ${prior}  # the pseudo-count of a prior
words <- x[, -1, drop = FALSE]
joint <- function() sapply(0:1, function(k) {
  p <- ifelse(is.na(x[, 1]) | x[, 1] == k, if (k == 1) pi else 1 - pi, 0)
  for (j in seq_len(ncol(words))) {
    w <- words[, j]
    p <- p * ifelse(is.na(w), 1, ifelse(w == 1, t[k + 1, j], 1 - t[k + 1, j]))
  }
  p
})
for (iteration in seq_len(${iterations})) {
  q <- n * joint() / rowSums(joint())  # E: how many rows count as bad and as good thoughts
  pi <- (sum(q[, 2]) + c0) / (sum(n) + 2 * c0)  # M
  for (k in 1:2) for (j in seq_len(ncol(words))) {
    seen <- !is.na(words[, j])
    if (any(seen)) t[k, j] <- (sum(q[seen, k] * words[seen, j]) + c0) / (sum(q[seen, k]) + 2 * c0)
  }
}
print(c(pi, t[2, ], t[1, ], sum(n * log(rowSums(joint())))), digits = 15)`,
  };
}
